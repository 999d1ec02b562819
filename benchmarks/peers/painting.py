"""From what a pooled model decides to a plan: a bay of the class, units of the pool, coloured in time order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scheduler.completion import completed
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.presence import runs, span
from scheduler.problem import Problem


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided of one operation: ``[start, end)``, way, crew, and the bays one of which its stay has."""

    start: int
    end: int
    way: int
    crew: tuple[str, ...]
    bays: tuple[str, ...] = ()


def paint(problem: Problem, decisions: Mapping[str, Decision]) -> Plan:
    """The plan; orders not decided are left out. As many bays as the class has suffice, for stays are intervals."""
    kept = [order for order in problem.orders.values() if all(o in decisions for o in order.operations)]
    placements = {o: _placement(problem, o, decisions[o]) for order in kept for o in order.operations}
    for bay, operations in _bays(problem, decisions, placements):
        placements |= {o: replace(placements[o], bay=bay) for o in operations}
    placements |= _with_units(problem, placements)
    left_out = {o: LeftOut(o) for o in problem.orders.keys() - {order.id for order in kept}}
    return completed(problem, Plan(placements, left_out=left_out))


def _placement(problem: Problem, operation: str, decision: Decision) -> Placement:
    """Bays are as long open as people are there, so the crew alone says when work advances."""
    way = problem.operations[operation].ways[decision.way]
    worked = problem.working(way, decision.crew, None) & span(decision.start, decision.end)
    segments = tuple(runs(worked))
    return Placement(operation, decision.start, decision.end, decision.way, decision.crew, segments=segments)


def _bays(
    problem: Problem, decisions: Mapping[str, Decision], placements: Mapping[str, Placement]
) -> Iterable[tuple[str, Sequence[str]]]:
    """A bay for every stay, first come; the first of its class that is free."""
    stays = []
    for order in problem.orders.values():
        for group in order.groups:
            if all(o in placements for o in group):
                start, end = min(placements[o].start for o in group), max(placements[o].end for o in group)
                stays.append((start, end, decisions[group[0]].bays, group))
    free: dict[str, int] = {}
    for start, end, bays, group in sorted(stays):
        bay = next((b for b in bays if free.get(b, 0) <= start), bays[0])
        free[bay] = end
        yield bay, group


def _with_units(problem: Problem, placements: Mapping[str, Placement]) -> dict[str, Placement]:
    free: dict[str, int] = {}
    found = {}
    for placement in sorted(placements.values(), key=lambda p: p.start):
        units: list[str] = []
        for pool, count in problem.operations[placement.operation].equipment:
            idle = [u for u in problem.pools[pool].units if free.get(u, 0) <= placement.start]
            units += idle[:count]
        for unit in units:
            free[unit] = placement.end
        if units:
            found[placement.operation] = replace(placement, equipment=tuple(units))
    return found
