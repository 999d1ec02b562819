"""Which units of their equipment pools placements get: units of a pool are alike, only their number is decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scheduler.plan import Placement
from scheduler.problem import Problem


def with_units(problem: Problem, placed: Iterable[Placement]) -> list[Placement]:
    """First free units first, in order of start: enough where no more are needed at a time than there are."""
    busy: dict[str, list[tuple[int, int]]] = {}
    for fact in problem.facts.values():
        for unit in fact.equipment:
            busy.setdefault(unit, []).append((fact.start, fact.end))
    found = []
    for placement in sorted(placed, key=lambda p: p.start):
        units: list[str] = []
        for pool, count in problem.operations[placement.operation].equipment:
            free = [u for u in problem.pools[pool].units if _is_free(busy.get(u, []), placement)]
            units += free[:count]
        for unit in units:
            busy.setdefault(unit, []).append((placement.start, placement.end))
        found.append(replace(placement, equipment=tuple(units)))
    return found


def _is_free(spans: list[tuple[int, int]], placement: Placement) -> bool:
    return all(end <= placement.start or placement.end <= start for start, end in spans)
