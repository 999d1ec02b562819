"""Who comes for what on one day: sizes and waiting customers in their usual shares, and as much work as is wanted.

Sizes in FRU of 5 minutes: up to 12 on 45 % of the orders, 13 to 24 on 27 %, 25 to 48 on 18 %, more on 10 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from scheduler.documents.fields import OrderClass
from scheduler.generate.jobs import EXPRESS, INTERNAL, LONG, Job
from scheduler.generate.places import Place
from scheduler.generate.shares import in_shares
from scheduler.generate.sizes import Profile

SIZES = {0: 45, 1: 27, 2: 18, 3: 10}
"""Share of each size, %."""

EXPRESS_WAITING = 80
"""Share of fast-lane customers who wait, %."""

NEAR = 0.005
"""How near to the wanted work is near enough."""

TRIES = 200
"""Exchanges of jobs per order to get there."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One order to come."""

    order_class: OrderClass
    job: Job
    waits: bool = False


def demand(
    rng: Random, place: Place, profile: Profile, classes: Sequence[OrderClass], work: float, *, long: bool
) -> list[Demand]:
    """One order per class given, ``work`` minutes in all; ``long``: there may be jobs of more than a day."""
    menus = _menus(rng, place, classes, profile.jobs + LONG if long else profile.jobs)
    jobs = _adjusted(rng, place, menus, [_pick(rng, menu) for menu in menus], work)
    waiters = _waiters(rng, place, classes, jobs, profile.waiting)
    return [Demand(c, job, i in waiters) for i, (c, job) in enumerate(zip(classes, jobs, strict=True))]


def _menus(rng: Random, place: Place, classes: Sequence[OrderClass], everything: Sequence[Job]) -> list[Sequence[Job]]:
    """What each order's job is chosen from; those who come back have a fault that was not found."""
    sizes = in_shares(rng, len(classes), SIZES)
    menus: dict[int, Sequence[Job]] = {}
    for i, order_class in enumerate(classes):
        if order_class in ("fast_lane", "internal"):
            menus[i] = EXPRESS if order_class == "fast_lane" else INTERNAL
            usual = menus[i][0].size(place)
            sizes.remove(usual if usual in sizes else sizes[0])
    by_size = {size: [job for job in everything if job.size(place) == size] for size in SIZES}
    for i, order_class in enumerate(classes):
        if i not in menus:
            menus[i] = by_size[sizes.pop()]
        if order_class == "comeback":
            menus[i] = [job for job in menus[i] if job.search] or menus[i]
    return [menus[i] for i in range(len(classes))]


def _pick(rng: Random, menu: Sequence[Job]) -> Job:
    return rng.choices(menu, [job.times for job in menu])[0]


def _adjusted(rng: Random, place: Place, menus: list[Sequence[Job]], jobs: list[Job], work: float) -> list[Job]:
    """Exchange jobs for others of their size until the day holds the wanted work."""
    gap = work - sum(job.work(place) for job in jobs)
    for _ in range(TRIES * len(jobs)):
        if abs(gap) <= NEAR * work:
            break
        i = rng.randrange(len(jobs))
        other = _pick(rng, menus[i])
        change = other.work(place) - jobs[i].work(place)
        if abs(gap - change) < abs(gap):
            jobs[i], gap = other, gap - change
    return jobs


def _waiters(rng: Random, place: Place, classes: Sequence[OrderClass], jobs: list[Job], waiting: int) -> set[int]:
    """Nobody waits for a car of the house, nor for more than two hours' work."""
    if not waiting:
        return set()
    express = [i for i, c in enumerate(classes) if c == "fast_lane"]
    others = [i for i, c in enumerate(classes) if c not in ("fast_lane", "internal") and jobs[i].size(place) < 2]
    first = rng.sample(express, round(len(express) * EXPRESS_WAITING / 100))
    rest = round(len(classes) * waiting / 100) - len(first)
    return {*first, *rng.sample(others, min(len(others), max(0, rest)))}
