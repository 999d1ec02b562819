"""From the kernel's seats to a plan: which bay of a class, which units of a pool."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from scheduler.completion import completed
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.presence import runs, span
from scheduler.problem import Problem
from solver.jit import Numbers
from solver.kernel import layout
from solver.kernel.build import Builder
from solver.kernel.layout import BEST_SEATS, BLOCKS, get
from solver.units import shared_classes


class _Stay(NamedTuple):
    """A car in some bay of a class."""

    start: int
    end: int
    order: str
    operations: tuple[str, ...]


def best_plan(builder: Builder, m: Numbers, held: Plan, fixed: Mapping[str, Placement]) -> Plan:
    """The best list's plan; ``fixed``: placements that stay."""
    problem = builder.problem
    left_out = {o: out for o, out in held.left_out.items() if not _is_here(builder, o)}
    placements = dict(fixed)
    for block, row in enumerate(builder.rows[BLOCKS]):
        if row[layout.ENDS_ORDER] and not get(m, BLOCKS, block, layout.BEST_PLACED):
            order = problem.operations[builder.names[row[layout.FIRST]]].order
            left_out[order] = LeftOut(order)
    for number, name in enumerate(builder.names):
        if problem.operations[name].order not in left_out:
            placements[name] = _placement(builder, m, number)
    placements = _with_bays(builder, placements)
    placements = _with_units(problem, placements)
    return completed(problem, Plan(placements, (), left_out, frozenset(), held.cycles, held.loans))


def _is_here(builder: Builder, order: str) -> bool:
    return any(o in builder.number for o in builder.problem.orders[order].operations)


def _placement(builder: Builder, m: Numbers, number: int) -> Placement:
    """With the first bay of its class for now."""
    problem = builder.problem
    choice = builder.choices[get(m, BEST_SEATS, number, layout.CHOSEN)]
    start = int(get(m, BEST_SEATS, number, layout.START)) + builder.origin
    end = int(get(m, BEST_SEATS, number, layout.STOP)) + builder.origin
    place = get(m, BEST_SEATS, number, layout.PLACE)
    bay = builder.pools.classes[place - builder.pools.nobody - 1][0] if place >= 0 else None
    operation = problem.operations[builder.names[number]]
    staying = end - 1 if choice.overtime else None
    worked = problem.working(operation.ways[choice.way], choice.crew, bay, staying) & span(start, end)
    return Placement(operation.id, start, end, choice.way, choice.crew, bay, (), tuple(runs(worked)), choice.overtime)


def _with_bays(builder: Builder, placements: dict[str, Placement]) -> dict[str, Placement]:
    """Every stay in a bay of its class: where its car stood, if it can be, else the one that was free last."""
    problem, found = builder.problem, dict(placements)
    for bays in builder.pools.classes:
        if len(bays) == 1:
            continue
        until = dict.fromkeys(bays, -1)
        stood: dict[str, str] = {}
        for stay in sorted(_stays(problem, placements, set(bays))):
            free = [b for b in bays if until[b] <= stay.start]
            near = stood.get(stay.order)
            bay = near if near in free else max(free, key=lambda b: until[b])
            until[bay] = stay.end
            stood[stay.order] = bay
            for o in stay.operations:
                found[o] = _at(found[o], bay, found[o].equipment)
    return found


def _stays(problem: Problem, placements: Mapping[str, Placement], bays: set[str]) -> Iterator[_Stay]:
    for order in problem.orders.values():
        for group in order.groups:
            placed = [p for o in group if (p := placements.get(o)) is not None and p.bay in bays]
            if placed:
                start, end = min(p.start for p in placed), max(p.end for p in placed)
                yield _Stay(start, end, order.id, tuple(p.operation for p in placed))


def _with_units(problem: Problem, placements: dict[str, Placement]) -> dict[str, Placement]:
    """Units for every operation, those that were free first; what facts use stays, and units of pools that overlap."""
    found, shared = dict(placements), shared_classes(problem)
    until = {unit: 0 for pool in problem.pools.values() for unit in pool.units}
    for o in problem.facts:
        for unit in placements[o].equipment if o in placements else ():
            until[unit] = max(until.get(unit, 0), placements[o].end)
    needing = (p for p in placements.values() if problem.operations[p.operation].equipment)
    for placement in sorted(needing, key=lambda p: (p.start, p.end)):
        if placement.operation in problem.facts:
            continue
        units: list[str] = []
        for pool, count in problem.operations[placement.operation].equipment:
            among = problem.pools[pool].units
            kept = [unit for unit in placement.equipment if unit in among]
            units += kept if pool in shared else _free_units(among, until, placement.start)[:count]
        for unit in units:
            until[unit] = placement.end
        found[placement.operation] = _at(found[placement.operation], found[placement.operation].bay, tuple(units))
    return found


def _free_units(units: Sequence[str], until: Mapping[str, int], start: int) -> list[str]:
    return [unit for unit in units if until[unit] <= start]


def _at(p: Placement, bay: str | None, units: tuple[str, ...]) -> Placement:
    return Placement(p.operation, p.start, p.end, p.way, p.crew, bay, units, p.segments, p.overtime, p.supervisor)
