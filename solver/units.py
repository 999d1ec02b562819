"""Which units of their equipment pools placements get: of units that nothing tells apart only the number is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from scheduler.plan import Placement
from scheduler.problem import Problem

Units = tuple[str, ...]


def shared_classes(problem: Problem) -> dict[str, tuple[Units, ...]]:
    """By pool that overlaps another its units in classes: alike are those in the same pools, held by the same facts.

    So facts hold all of a class or none, and where enough units are free at any time, some are free all the time.
    """
    pools_of: dict[str, list[str]] = {}
    for pool in problem.pools.values():
        for unit in pool.units:
            pools_of.setdefault(unit, []).append(pool.id)
    shared = {pool for pools in pools_of.values() if len(pools) > 1 for pool in pools}
    holders: dict[str, list[str]] = {}
    for fact in problem.facts.values():
        for unit in set(fact.equipment):
            holders.setdefault(unit, []).append(fact.operation)
    alike: dict[object, list[str]] = {}
    for unit, pools in pools_of.items():
        alike.setdefault((tuple(pools), tuple(holders.get(unit, ()))), []).append(unit)
    classes = [tuple(units) for units in alike.values()]
    return {
        pool: tuple(units for units in classes if pool in pools_of[units[0]])
        for pool in problem.pools
        if pool in shared
    }


def with_units(problem: Problem, placed: Iterable[Placement]) -> list[Placement]:
    """First free units first, in order of start: enough where no more are needed at a time than there are.

    Where pools overlap a placement names units already, and gets as many of each class.
    """
    busy: dict[str, list[tuple[int, int]]] = {}
    for fact in problem.facts.values():
        for unit in fact.equipment:
            busy.setdefault(unit, []).append((fact.start, fact.end))
    found, classes = [], shared_classes(problem)
    for placement in sorted(placed, key=lambda p: p.start):
        units: list[str] = []
        for alike, count in _wanted(problem, placement, classes):
            free = [u for u in alike if _is_free(busy.get(u, []), placement)]
            units += free[:count]
        for unit in units:
            busy.setdefault(unit, []).append((placement.start, placement.end))
        found.append(replace(placement, equipment=tuple(units)))
    return found


def _wanted(
    problem: Problem, placement: Placement, classes: Mapping[str, tuple[Units, ...]]
) -> Iterator[tuple[Units, int]]:
    """Units that are alike, and how many of them."""
    for pool, count in problem.operations[placement.operation].equipment:
        if pool not in classes:
            yield problem.pools[pool].units, count
        for alike in classes.get(pool, ()):
            yield alike, len(set(alike).intersection(placement.equipment))


def _is_free(spans: list[tuple[int, int]], placement: Placement) -> bool:
    return all(end <= placement.start or placement.end <= start for start, end in spans)
