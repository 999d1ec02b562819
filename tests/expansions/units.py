"""Which units are held: of pools that overlap any number of each class of alike ones, of others the first free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from scheduler.orders import Operation
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem

Wanted = Sequence[tuple[Sequence[str], int]]
"""Some units that are alike, and how many of them."""


def units(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """The plan with every choice of units; where no pools overlap, as it is."""
    every = [unit for pool in problem.pools.values() for unit in pool.units]
    if len(every) == len(set(every)):
        yield plan
        return
    holding = [o for o in problem.planned if o.equipment and o.id in plan.placements]
    for choice in product(*(list(_choices(problem, o)) for o in holding)):
        wanted = {o.id: some for o, some in zip(holding, choice, strict=True)}
        yield replace(plan, placements=named(problem, plan.placements, wanted))


def _choices(problem: Problem, operation: Operation) -> Iterator[Wanted]:
    """So many units of each class, in every way."""
    pools = []
    for pool, count in operation.equipment:
        drawn = (_classes_of(problem, some) for some in combinations(problem.pools[pool].units, count))
        pools.append(dict.fromkeys(drawn))
    for some in product(*pools):
        classes = [alike for drawn in some for alike in drawn]
        yield [(alike, classes.count(alike)) for alike in dict.fromkeys(classes)]


def _classes_of(problem: Problem, units: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The class of each: the units that lie in the same pools."""
    pools = {u: [p.id for p in problem.pools.values() if u in p.units] for p in problem.pools.values() for u in p.units}
    return tuple(tuple(u for u in pools if pools[u] == pools[unit]) for unit in units)


def named(problem: Problem, placements: Mapping[str, Placement], wanted: Mapping[str, Wanted]) -> dict[str, Placement]:
    """First free units first; the first ones, clashing, where none is free. Facts keep theirs."""
    found: dict[str, Placement] = {}
    for name, placement in sorted(placements.items(), key=lambda item: item[1].start):
        held: list[str] = []
        for alike, count in wanted.get(name, ()):
            busy = {
                u for p in found.values() if p.end > placement.start and placement.end > p.start for u in p.equipment
            }
            held += sorted(alike, key=lambda u: u in busy)[:count]
        found[name] = placement if name in problem.facts else replace(placement, equipment=tuple(held))
    return found
