r"""Never are more people of a set at work than are there, for every set that some work is left to (Hall, 1935).

With :math:`w_{ok}` = operation o is done in pooled way k, :math:`n_{ok}(U)` of its seats only people of U can fill so,
:math:`m_U(t)` people of U who are not there at tick t, or in a fact, and :math:`p_{ok}(t)` = the way pauses at t:

.. math::
    \sum_{o : s_o \le t < e_o} \sum_k n_{ok}(U)\, w_{ok} + \mu_U(t) \le |U|, \qquad
    \mu_U(t) \ge m_U(t) - \sum_{o, k : p_{ok}(t)} n_{ok}(U)\, w_{ok}, \quad \mu_U(t) \ge 0 \qquad \forall U, t

Who is on a break in the middle of a job is missing, and held by it all the same, for a job counts from its start to its
end: whoever a pausing job may hold does not count once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ortools.sat.python.cp_model import IntervalVar, IntVar, LinearExpr, LinearExprT

from scheduler.plan import Plan
from scheduler.presence import runs, spans
from solver.model.crowds import crowds
from solver.model.cycles import painted, seats
from solver.pooled.variables import Pooled, PooledVariables
from solver.pooled.ways import People, PooledWay

Demand = tuple[IntervalVar, int]
Counted = tuple[Pooled, int]
"""A pooled way, and how many people of a set it takes."""


def add(x: PooledVariables) -> None:
    """One cumulative per set; booth crews are named already, and count in each set that has them."""
    for people in sets(x):
        takes = {o.id: found for o in x.problem.planned if not o.paint and (found := _takes(x, o.id, people))}
        taken = [demand for o, counted in takes.items() for demand in _operations(x, o, counted)]
        taken += _phases(x, people)
        if taken:
            every = [counted for some in takes.values() for counted in some]
            intervals, demands = zip(*taken, *_missing(x, people, every), strict=True)
            x.model.add_cumulative(intervals, demands, len(people))


def sets(x: PooledVariables) -> list[People]:
    """Everybody alone; who can do something at all, and who can do it as fast as some; crowds."""
    found = {frozenset((technician,)) for technician in x.problem.technicians} | crowds(x.compiled)
    for operation in x.problem.planned:
        for place in (place for way in x.compiled.choices[operation.id].places for place in way):
            for ticks in {profile.ticks for profile in place.profiles}:
                found.add(frozenset(t for p in place.profiles if p.ticks <= ticks for t in p.members))
    return sorted(found, key=lambda people: (len(people), sorted(people)))


def _takes(x: PooledVariables, operation: str, people: People) -> list[Counted]:
    """The ways that take anybody of the set for certain."""
    found = ((pooled, _demand(x, operation, pooled.way, people)) for pooled in x.pooled(operation))
    return [(pooled, demand) for pooled, demand in found if demand]


def _demand(x: PooledVariables, operation: str, way: PooledWay, people: People) -> int:
    places = x.compiled.choices[operation].places[way.way]
    return sum(place.count for place, able in zip(places, way.able, strict=True) if able <= people)


def _operations(x: PooledVariables, operation: str, counted: Sequence[Counted]) -> Iterator[Demand]:
    """One interval for all ways that take as many people."""
    for demand in sorted({demand for _, demand in counted}):
        yield x.interval_in(operation, tuple(pooled for pooled, takes in counted if takes == demand)), demand


def _phases(x: PooledVariables, people: People) -> Iterator[Demand]:
    for leader in painted(x):
        for literal, place, technician in seats(x, leader):
            if technician in people:
                begins = x.start(leader.id) + sum(phase.ticks for phase in place.phases[: place.phase])
                ticks, name = place.phases[place.phase].ticks, f"sprays[{literal.name}]"
                yield x.model.new_optional_fixed_size_interval_var(begins, ticks, literal, name), 1


def _missing(
    x: PooledVariables, people: People, counted: Sequence[Counted]
) -> Iterator[tuple[IntervalVar, LinearExprT]]:
    """Who is not there, or in a fact, less those whom a pausing job may hold."""
    there = [_free(x, technician) for technician in people]
    edges = {0, x.problem.horizon} | {tick for ticks in there for run in runs(ticks) for tick in run}
    for a, b in pairwise(sorted(edges)):
        if count := sum(not ticks >> a & 1 for ticks in there):
            held = [(w.literal, n) for w, n in counted if any(c <= a and b <= d for c, d in w.way.pauses)]
            yield x.model.new_fixed_size_interval_var(a, b - a, f"missing[{a}]"), _less(x, count, held)


def _less(x: PooledVariables, count: int, held: Sequence[tuple[IntVar, int]]) -> LinearExprT:
    """So many less those held, never negative."""
    if not held:
        return count

    def value(plan: Plan) -> int:
        return max(0, count - sum(n * x.known(literal, plan) for literal, n in held))

    variable = x.new_int(0, count, "missing", value)
    x.model.add(variable >= count - LinearExpr.sum([n * literal for literal, n in held]))
    return variable


def _free(x: PooledVariables, technician: str) -> int:
    presence = x.problem.technicians[technician].presence
    busy = [(f.start, f.end) for f in x.problem.facts.values() if technician in f.crew]
    busy += [(p.start, p.end) for c in x.problem.fact_cycles for p in c.phases if technician in p.crew]
    return (presence.working | presence.overtime) & ~spans(busy)
