"""A plan of a day as the floor would go about it, with everything that a plan document says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from scheduler.completion import completed
from scheduler.cycles import remaining
from scheduler.documents.day import Day
from scheduler.documents.plan import PlanDocument
from scheduler.generate.mid_day.floor import FullFloor
from scheduler.judge import judge
from scheduler.loans import is_lent, loan, suitable
from scheduler.orders import Order
from scheduler.plan import LeftOut, Loan, Placement, Plan
from scheduler.ports import Outcome
from scheduler.problem import Problem
from scheduler.status import status_in_words
from scheduler.translate import to_document

Placed = Mapping[str, Placement]


def planned(problem: Problem) -> Plan:
    """Everything that finds room; a car that must be done today and is not is left out, and makes room for others."""
    absent: frozenset[str] = frozenset()
    while True:
        floor = FullFloor(problem, Random(0), spread=0, absent=absent)
        placed = floor.run(problem.horizon)
        undone = {order.id for order in problem.orders.values() if not order.carries_over and _lacks(placed, order)}
        if undone <= absent:
            return _completed(problem, floor, absent)
        absent |= undone


def _lacks(placed: Placed, order: Order) -> bool:
    return any(operation not in placed for operation in order.operations)


def _completed(problem: Problem, floor: FullFloor, absent: frozenset[str]) -> Plan:
    cut = {name for order in problem.orders.values() for name in _cut(problem, floor.placed, order)}
    placed = {name: placement for name, placement in floor.placed.items() if name not in cut}
    plan = Plan(
        dict(_with_units(problem, placed)),
        left_out={order: LeftOut(order) for order in absent | _untouched(problem, placed)},
        cycles=(*problem.fact_cycles, *remaining(floor.cycles, placed)),
    )
    plan = completed(problem, plan)
    return completed(problem, replace(plan, loans=_lent(problem, plan)))


def _untouched(problem: Problem, placed: Placed) -> set[str]:
    return {order.id for order in problem.orders.values() if not any(o in placed for o in order.operations)}


def _cut(problem: Problem, placed: Placed, order: Order) -> Iterator[str]:
    """What is placed last and may not be the last before the night: part of a stay, or what soon has to be followed."""
    if not _lacks(placed, order):
        return
    followed = {link.before for link in problem.links if link.max_lag is not None and link.after not in placed}
    done = [name for name in order.operations if name in placed and name not in problem.facts]
    dropped: set[str] = set()
    for name in reversed(done):
        key = problem.group_of.get(name)
        group = problem.orders[key[0]].groups[key[1]] if key else (name,)
        if name not in followed and not any(o not in placed or o in dropped for o in group):
            return
        dropped.add(name)
        yield name


def _with_units(problem: Problem, placed: Placed) -> Iterator[tuple[str, Placement]]:
    """Each takes the units that have been free the longest."""
    free_from: dict[str, int] = defaultdict(int)
    for name, placement in sorted(placed.items(), key=lambda entry: entry[1].start):
        units: list[str] = []
        for pool, count in () if name in problem.facts else problem.operations[name].equipment:
            units += sorted(problem.pools[pool].units, key=lambda unit: free_from[unit])[:count]
        free_from.update(dict.fromkeys(units or placement.equipment, placement.end))
        yield name, placement if name in problem.facts else replace(placement, equipment=tuple(units))


def _lent(problem: Problem, plan: Plan) -> dict[str, Loan]:
    """Cars that are out stay with their customers; the others go to who comes first."""
    loans: dict[str, Loan] = {}
    needs = [(order.loan, order) for order in problem.orders.values() if order.loan is not None]
    for need, order in sorted(needs, key=lambda entry: (entry[0].car is None, entry[0].start)):
        if not is_lent(problem, plan, order, need):
            continue
        for car in suitable(problem, need):
            wanted = loan(problem, plan, order, need, car)
            if not any(other.loaner == car and _overlap(other, wanted) for other in loans.values()):
                loans[order.id] = wanted
                break
    return loans


def _overlap(one: Loan, other: Loan) -> bool:
    return one.start < other.end and other.start < one.end


def document(problem: Problem, plan: Plan, day: Day, version: int) -> PlanDocument:
    """The plan as it was published."""
    judgement = judge(problem, plan)
    outcome = Outcome(plan, judgement, (None,) * len(judgement.score.tiers), 0, 0)
    written = to_document(outcome, problem, day, status_in_words(problem, outcome))
    return written.model_copy(update={"state": "published", "version": version})
