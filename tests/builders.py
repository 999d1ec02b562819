"""Tiny problems in a few words: the technicians, bays and orders a test is about, everything else out of the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from scheduler.clock import TICK_SECONDS, Clock
from scheduler.orders import Link, Operation, Order, Pin, Way
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.presence import Presence, runs, span
from scheduler.problem import Problem
from scheduler.profiles import DEALER, Tier
from scheduler.resources import Bay, Pool, Skill, Slot, Technician
from scheduler.stays import stays_of

CLOCK = Clock("Europe/Berlin", date(2026, 11, 24))
ALONE = (Slot("work"),)


def technician(
    name: str,
    horizon: int,
    *,
    breaks: tuple[int, int] | None = None,
    away: tuple[int, int] | None = None,
    shift: tuple[int, int] | None = None,
    level: int = 1,
    speed: int = 100,
    skill: str = "work",
    trade: str = "mechanical",
) -> Technician:
    """Somebody with one skill, working all the time but for a break, an absence, or the time off shift."""
    on_break, absent = span(*(breaks or (0, 0))), span(*(away or (0, 0)))
    working = span(*(shift or (0, horizon))) & ~on_break & ~absent
    return Technician(name, name.title(), trade, {skill: Skill(level, speed)}, Presence(working, on_break, absent))


def bay(name: str, horizon: int, *, kinds: tuple[str, ...] = ("lift",), closed: tuple[int, int] | None = None) -> Bay:
    """A lift, always open but for a closure."""
    away = span(*(closed or (0, 0)))
    return Bay(name, f"Bay {name}", frozenset(kinds), Presence(span(0, horizon) & ~away, 0, away))


def way(ticks: int, crew: tuple[Slot, ...] = ALONE) -> Way:
    """So many ticks of standard work."""
    return Way(ticks * TICK_SECONDS, crew)


def operation(name: str, ticks: int = 2, *, in_bay: bool = False, **changes: object) -> Operation:
    """An operation of the order its name begins with: ``a1`` belongs to ``a``."""
    kinds = frozenset({"lift"}) if in_bay else frozenset[str]()
    spec = Operation(name, name[0], f"job {name}", (way(ticks),), kinds)
    return replace(spec, **changes)  # type: ignore[arg-type]


def problem(
    operations: Iterable[Operation],
    *,
    horizon: int = 6,
    technicians: Iterable[Technician] = (),
    bays: Iterable[Bay] = (),
    pools: Iterable[Pool] = (),
    links: Iterable[Link] = (),
    orders: Mapping[str, Mapping[str, object]] | None = None,
    facts: Iterable[Placement] = (),
    opening: tuple[tuple[int, int], ...] | None = None,
    tiers: tuple[Tier, ...] = DEALER,
    as_of: int = 0,
    grid: int = 1,
    published: Plan | None = None,
) -> Problem:
    """A problem with one order per first letter; ``orders`` changes their fields."""
    specs = {o.id: o for o in operations}
    crews = list(technicians) or [technician("t", horizon)]
    found = {}
    for key in dict.fromkeys(o.order for o in specs.values()):
        mine = tuple(o.id for o in specs.values() if o.order == key)
        groups = tuple((o,) for o in mine if specs[o].bay_kinds)
        order = Order(key, key.upper(), f"M-{key.upper()} 1", mine, groups, due=horizon)
        found[key] = replace(order, **(orders or {}).get(key, {}))  # type: ignore[arg-type]
    return Problem(
        CLOCK,
        horizon,
        {t.id: t for t in crews},
        {b.id: b for b in bays},
        found,
        specs,
        {p.id: p for p in pools},
        tuple(links),
        ((0, horizon),) if opening is None else opening,
        grid,
        as_of,
        as_of,
        {f.operation: f for f in facts},
        published,
        tiers,
    )


def place(
    problem: Problem, name: str, start: int, end: int, *crew: str, bay: str | None = None, way: int = 0
) -> Placement:
    """A placement with the segments that really are worked."""
    worked = problem.working(problem.operations[name].ways[way], crew, bay) & span(start, end)
    return Placement(name, start, end, way, crew, bay, (), tuple(runs(worked)))


def plan(problem: Problem, *placements: Placement, left_out: Iterable[str] = ()) -> Plan:
    """A plan with facts and the stays the placements amount to."""
    placed = dict(problem.facts) | {p.operation: p for p in placements}
    return Plan(placed, stays_of(problem, placed), {o: LeftOut(o) for o in left_out})


__all__ = [
    "ALONE",
    "CLOCK",
    "Link",
    "Pin",
    "Pool",
    "Slot",
    "bay",
    "operation",
    "place",
    "plan",
    "problem",
    "technician",
    "way",
]
