"""Tiny problems in a few words: the technicians, bays and orders a test is about, everything else out of the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from scheduler.clock import TICK_SECONDS, Clock
from scheduler.completion import completed
from scheduler.cycles import member
from scheduler.orders import Link, Operation, Option, Order, Paint, Pin, Way
from scheduler.plan import Cycle, LeftOut, Placement, Plan
from scheduler.presence import Presence, runs, span
from scheduler.problem import Problem
from scheduler.profiles import DEALER, Tier
from scheduler.resources import Bay, Booth, Phase, Pool, Programme, Skill, Slot, Technician

CLOCK = Clock("Europe/Berlin", date(2026, 11, 24))
ALONE = (Slot("work"),)


class ShortDays(Clock):
    """A clock whose days have three ticks, so that all plans of several days can be tried."""

    def day(self, tick: int) -> date:
        return self.first_day + timedelta(days=tick // 3)

    def midnight(self, day: date) -> int:
        return 3 * (day - self.first_day).days


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
    team: str = "",
    high_voltage: int = 0,
    overtime: tuple[int, int] | None = None,
) -> Technician:
    """Somebody with one skill, working all the time but for a break, an absence, overtime or the time off shift."""
    on_break, absent, extra = (span(*(times or (0, 0))) for times in (breaks, away, overtime))
    working = span(*(shift or (0, horizon))) & ~on_break & ~absent & ~extra
    return Technician(
        name,
        name.title(),
        trade,
        {skill: Skill(level, speed)},
        Presence(working, on_break, absent, extra),
        team,
        100,
        high_voltage,
    )


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


def programme(name: str, *phases: tuple[int, tuple[Slot, ...]], low_temperature: bool = False) -> Programme:
    """Phases by their ticks and crews."""
    found = (Phase(f"phase {i}", ticks, crew) for i, (ticks, crew) in enumerate(phases, 1))
    return Programme(name, name.title(), tuple(found), low_temperature)


def booth(name: str, *programmes: Programme, panels: int = 2, closed: tuple[int, int] | None = None) -> Booth:
    """A booth, always open but for a closure."""
    return Booth(name, f"Booth {name}", panels, {p.id: p for p in programmes}, span(*(closed or (0, 0))))


def painted(
    name: str,
    programmes: Iterable[str] = ("standard",),
    *,
    panels: int = 1,
    colour: str | None = None,
    **changes: object,
) -> Operation:
    """An operation that takes so many panels of a booth cycle."""
    share = Paint(frozenset(programmes), panels, colour)
    return replace(operation(name), paint=share, **changes)  # type: ignore[arg-type]


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
    **others: object,
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
    found_problem = Problem(
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
    return replace(found_problem, **others)  # type: ignore[arg-type]


def place(
    problem: Problem,
    name: str,
    start: int,
    end: int,
    *crew: str,
    bay: str | None = None,
    way: int = 0,
    overtime: bool = False,
) -> Placement:
    """A placement with the segments that really are worked."""
    placement = Placement(name, start, end, way, crew, bay, overtime=overtime)
    worked = problem.working(problem.operations[name].ways[way], crew, bay, placement.staying) & span(start, end)
    return replace(placement, segments=tuple(runs(worked)))


def plan(problem: Problem, *placements: Placement, left_out: Iterable[str] = (), cycles: Iterable[Cycle] = ()) -> Plan:
    """A plan with facts, the members of the booth cycles and what follows from the placements."""
    run = (*problem.fact_cycles, *cycles)
    placed = {o: member(cycle, o) for cycle in run for o in cycle.operations}
    placed |= dict(problem.facts) | {p.operation: p for p in placements}
    return completed(problem, Plan(placed, (), {o: LeftOut(o) for o in left_out}, cycles=run))


__all__ = [
    "ALONE",
    "CLOCK",
    "Link",
    "Option",
    "Pin",
    "Pool",
    "ShortDays",
    "Slot",
    "bay",
    "booth",
    "operation",
    "painted",
    "place",
    "plan",
    "problem",
    "programme",
    "technician",
    "way",
]
