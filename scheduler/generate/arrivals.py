"""When cars come: a morning peak, long jobs first, keys dropped into the box the evening before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from scheduler.generate.demand import Demand
from scheduler.generate.promises import fits
from scheduler.generate.sizes import Profile
from scheduler.generate.today import DAY, GRID, Today, minute

EVENING_BEFORE = 19 * 60 - DAY
KEY_DROPS = 15
"""Share of orders whose customers drop their keys the evening before, %: those with the longest booked jobs."""

HURRY = 0.35
"""Share of the opening hours that a job has to last to bring its customer as much earlier as chance does."""

WAITERS_HURRY = 0.4
"""How much earlier than by chance those come who wait."""


def arrivals(rng: Random, today: Today, demands: Sequence[Demand]) -> list[tuple[int, Demand]]:
    """Everybody's arrival, in order; cars of the house and dropped keys are there the evening before."""
    early = _evening_before(today, demands)
    turns = [demand for i, demand in enumerate(demands) if i not in early]
    turns.sort(key=lambda demand: rng.random() - _hurry(today, demand))
    times = _times(rng, today.profile, len(turns))
    return [(EVENING_BEFORE, demands[i]) for i in sorted(early)] + _matched(today, times, turns)


def _evening_before(today: Today, demands: Sequence[Demand]) -> set[int]:
    house = {i for i, demand in enumerate(demands) if demand.order_class == "internal"}
    booked = [
        i
        for i, demand in enumerate(demands)
        if demand.order_class == "booked" and not (demand.waits or demand.job.search or today.stays(demand))
    ]
    booked.sort(key=lambda i: demands[i].job.elapsed(today.place), reverse=True)
    return {*house, *booked[: round(len(demands) * KEY_DROPS / 100)]}


def _hurry(today: Today, demand: Demand) -> float:
    """Who has to be ready in the evening comes the earlier the longer it takes."""
    if today.stays(demand):
        return 0
    if demand.waits:
        return WAITERS_HURRY
    return demand.job.elapsed(today.place) / (HURRY * (today.closes - today.opens))


def _times(rng: Random, profile: Profile, count: int) -> list[int]:
    """Arrivals on the grid, in order, at most about as many at a time as there are advisors to spare."""
    usual = [
        (time, weight)
        for (start, weight), (end, _) in pairwise(profile.arrivals)
        for time in range(minute(start), minute(end), GRID)
    ]
    at_a_time = max(profile.staff["service_advisor"] // 2 + 1, -(-count // len(usual)))
    seats = [(rng.random() ** (1 / weight), time) for time, weight in usual for _ in range(at_a_time)]
    return sorted(time for _, time in sorted(seats, reverse=True)[:count])


def _matched(today: Today, times: list[int], turns: list[Demand]) -> list[tuple[int, Demand]]:
    """The last turns get the last times, unless that is too late for their job."""
    left = list(turns)
    found = []
    for time in reversed(times):
        last = next((demand for demand in reversed(left) if fits(today, demand, time)), left[-1])
        left.remove(last)
        found.append((time, last))
    return found[::-1]
