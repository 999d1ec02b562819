"""A workshop without calendars: everybody and every place is always there; one tick is one unit of the instance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from scheduler.clock import Clock
from scheduler.orders import Link, Operation, Order
from scheduler.presence import Presence
from scheduler.problem import Problem
from scheduler.profiles import Tier
from scheduler.resources import Bay, Pool, Skill, Technician

CLOCK = Clock("UTC", date(2026, 1, 1))


def technicians(horizon: int, skills: Mapping[str, Iterable[str]]) -> dict[str, Technician]:
    """People by their skills, all at standard speed."""
    present = Presence.always(horizon)
    return {
        name: Technician(name, name, "worker", {skill: Skill(1) for skill in known}, present)
        for name, known in skills.items()
    }


def bays(horizon: int, kinds: Mapping[str, Iterable[str]]) -> dict[str, Bay]:
    """Places by what they can be used for."""
    present = Presence.always(horizon)
    return {name: Bay(name, name, frozenset(of), present) for name, of in kinds.items()}


def workshop(
    name: str,
    horizon: int,
    tiers: tuple[Tier, ...],
    people: dict[str, Technician],
    places: dict[str, Bay],
    orders: Iterable[Order],
    operations: Iterable[Operation],
    links: Iterable[Link],
    pools: Iterable[Pool] = (),
) -> Problem:
    """The problem; always open."""
    return Problem(
        CLOCK,
        horizon,
        people,
        places,
        {o.id: o for o in orders},
        {o.id: o for o in operations},
        {p.id: p for p in pools},
        tuple(links),
        ((0, horizon),),
        grid=1,
        tiers=tiers,
        workshop=name,
    )
