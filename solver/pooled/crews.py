r"""Never are more people of a set at work than are there, for every set that some work is left to (Hall, 1935).

With :math:`w_{ok}` = operation o is done in pooled way k, :math:`n_{ok}(U)` of its seats only people of U can fill so,
and :math:`c_U(t)` people of U who are there at tick t and in no fact:

.. math::
    \sum_{o, k : o \text{ is worked on at } t} n_{ok}(U)\, w_{ok} \le c_U(t) \quad \forall U, t
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import pairwise
from operator import or_

from ortools.sat.python.cp_model import IntervalVar

from scheduler.presence import runs, span
from solver.model.crowds import crowds
from solver.model.cycles import painted, seats
from solver.pooled.variables import PooledVariables
from solver.pooled.ways import People, PooledWay


def add(x: PooledVariables) -> None:
    """One cumulative per set; booth crews are named already, and count in each set that has them."""
    for people in sets(x):
        found = [*_operations(x, people), *_phases(x, people)]
        missing = [
            (x.model.new_fixed_size_interval_var(a, b - a, f"missing[{a}]"), count)
            for a, b, count in _missing(x, people)
        ]
        if found:
            intervals, demands = zip(*found, *missing, strict=True)
            x.model.add_cumulative(intervals, demands, len(people))


def sets(x: PooledVariables) -> list[People]:
    """Everybody alone; who can do something at all, and who can do it as fast as some; crowds."""
    found = {frozenset((technician,)) for technician in x.problem.technicians} | crowds(x.compiled)
    for operation in x.problem.planned:
        for place in (place for way in x.compiled.choices[operation.id].places for place in way):
            for ticks in {profile.ticks for profile in place.profiles}:
                found.add(frozenset(t for p in place.profiles if p.ticks <= ticks for t in p.members))
    return sorted(found, key=lambda people: (len(people), sorted(people)))


def _operations(x: PooledVariables, people: People) -> Iterator[tuple[IntervalVar, int]]:
    for operation in x.problem.planned:
        for way, worked in () if operation.paint else x.worked(operation.id):
            if demand := _demand(x, operation.id, way, people):
                yield from ((interval, demand) for interval in worked)


def _demand(x: PooledVariables, operation: str, way: PooledWay, people: People) -> int:
    places = x.compiled.choices[operation].places[way.way]
    return sum(place.count for place, able in zip(places, way.able, strict=True) if able <= people)


def _phases(x: PooledVariables, people: People) -> Iterator[tuple[IntervalVar, int]]:
    for leader in painted(x):
        for literal, place, technician in seats(x, leader):
            if technician in people:
                begins = x.start(leader.id) + sum(phase.ticks for phase in place.phases[: place.phase])
                ticks, name = place.phases[place.phase].ticks, f"sprays[{literal.name}]"
                yield x.model.new_optional_fixed_size_interval_var(begins, ticks, literal, name), 1


def _missing(x: PooledVariables, people: People) -> list[tuple[int, int, int]]:
    """(start, end, how many of the people are not there, or in a fact), where any are."""
    there = [_free(x, technician) for technician in people]
    edges = {0, x.problem.horizon} | {tick for ticks in there for run in runs(ticks) for tick in run}
    steps = ((a, b, sum(not ticks >> a & 1 for ticks in there)) for a, b in pairwise(sorted(edges)))
    return [step for step in steps if step[2]]


def _free(x: PooledVariables, technician: str) -> int:
    presence = x.problem.technicians[technician].presence
    busy = [(f.start, f.end) for f in x.problem.facts.values() if technician in f.crew]
    busy += [(p.start, p.end) for c in x.problem.fact_cycles for p in c.phases if technician in p.crew]
    return (presence.working | presence.overtime) & ~reduce(or_, (span(a, b) for a, b in busy), 0)
