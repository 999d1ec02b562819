r"""Some people are named after all: each is in one place at a time, and works only when he or she is there.

With :math:`w_{ok}` = operation o is done in pooled way k by :math:`n_{ok}` people of :math:`A_{ok}`, :math:`a_{ot}` =
the named person t does it, from starts :math:`D_{okt}` if it is in way k, N everybody named, :math:`F_t` facts:

.. math::
    \sum_{t \in A_{ok}} a_{ot} \ge n_{ok}\, w_{ok} \;\; (A_{ok} \subseteq N), \qquad
    \sum_t a_{ot} \le \sum_k n_{ok}\, w_{ok}, \qquad
    a_{ot} \wedge w_{ok} \Rightarrow s_o \in D_{okt} \\
    \mathrm{NoOverlap}\big(\{[s_o, e_o) : a_{ot}\} \cup F_t\big) \quad \forall t \in N

Where all that can be done by several people or with somebody in charge is left aside, this is exact when all are named.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_

from ortools.sat.python.cp_model import Domain, IntervalVar, IntVar, LinearExpr

from scheduler.orders import Operation
from scheduler.presence import runs
from solver.model.cycles import painted, seats
from solver.model.fixed import blocked
from solver.model.values import ValueIn, value_of
from solver.pooled.variables import PooledVariables
from solver.pooled.ways import People, PooledWay

Does = dict[str, IntVar]
"""By named person: the literal that says he or she does an operation."""


def add(x: PooledVariables, people: People) -> None:
    """Name these people."""
    intervals: dict[str, list[IntervalVar]] = {technician: [] for technician in sorted(people)}
    does = {o.id: _does(x, o, people) for o in x.problem.planned if not o.paint}
    for operation in x.problem.planned:
        if operation.paint:
            continue
        _seat(x, operation, does[operation.id], people)
        _share(x, operation, does)
        start, elapsed, end = x.start(operation.id), x.elapsed(operation.id), x.end(operation.id)
        for technician, literal in does[operation.id].items():
            interval = x.model.new_optional_interval_var(start, elapsed, end, literal, f"by[{literal.name}]")
            intervals[technician].append(interval)
    for technician, found_intervals in intervals.items():
        x.model.add_no_overlap([*found_intervals, *_phases(x, technician), *_facts(x, technician)])


def _does(x: PooledVariables, operation: Operation, people: People) -> Does:
    able = {t for _, way in x.pooled(operation.id) for some in way.able for t in some & people}
    return {t: x.new_bool(f"does[{operation.id}/{t}]", _is_in_crew(operation.id, t)) for t in sorted(able)}


def _is_in_crew(operation: str, technician: str) -> ValueIn:
    return value_of(operation, lambda p: technician in p.crew)


def _seat(x: PooledVariables, operation: Operation, does: Does, people: People) -> None:
    places = x.compiled.choices[operation.id].places
    count = [sum(place.count for place in way) for way in places]
    most = LinearExpr.sum([count[way.way] * literal for literal, way in x.pooled(operation.id)])
    x.model.add(LinearExpr.sum(list(does.values())) <= most)
    for literal, way in x.pooled(operation.id):
        able = reduce(or_, way.able, frozenset[str]())
        if able and able <= people:
            crew = LinearExpr.sum([does[t] for t in sorted(able)])
            x.model.add(crew >= count[way.way]).only_enforce_if(literal)
        for technician, person in does.items():
            starts = _starts(x, operation.id, way, technician) if technician in able else 0
            if not starts:
                x.model.add_bool_or([~literal, ~person])
            elif starts != way.starts:
                domain = Domain.from_intervals([[a, b - 1] for a, b in runs(starts)])
                there = x.model.add_linear_expression_in_domain(x.start(operation.id), domain)
                there.only_enforce_if(literal, person)


def _starts(x: PooledVariables, operation: str, way: PooledWay, technician: str) -> int:
    possible = (start for run in runs(way.starts) for start in range(*run))
    return sum(1 << start for start in possible if x.may_do(operation, way, technician, start))


def _share(x: PooledVariables, operation: Operation, does: dict[str, Does]) -> None:
    """Of two operations with the same crew, whoever is named does both or neither."""
    other = operation.same_crew_as
    if other is None or other not in does:
        return
    mine, theirs, both = does[operation.id], does[other], [x.placed(operation.id), x.placed(other)]
    for technician in mine.keys() | theirs.keys():
        same = x.model.add(mine.get(technician, 0) == theirs.get(technician, 0))
        same.only_enforce_if(both)


def _phases(x: PooledVariables, technician: str) -> Iterator[IntervalVar]:
    for leader in painted(x):
        for literal, place, who in seats(x, leader):
            if who == technician:
                begins = x.start(leader.id) + sum(phase.ticks for phase in place.phases[: place.phase])
                ticks, name = place.phases[place.phase].ticks, f"sprays[{literal.name}]"
                yield x.model.new_optional_fixed_size_interval_var(begins, ticks, literal, name)


def _facts(x: PooledVariables, technician: str) -> list[IntervalVar]:
    facts = [(f.start, f.end) for f in x.problem.facts.values() if technician in f.crew]
    facts += [(p.start, p.end) for c in x.problem.fact_cycles for p in c.phases if technician in p.crew]
    return blocked(x.model, facts)
