"""Which orders hold what an operation needs, and for how long."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from scheduler.clashes import Timed
from scheduler.loans import starts, suitable
from scheduler.orders import LoanNeed, Operation, Order
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from scheduler.why import Cause
from solver.compiled import Compiled
from solver.why.needs import bays, booths, people, units

NAMED = 5
"""Orders named as blockers, those that hold most of it first."""
ANY = tuple(Cause)


def holders(
    compiled: Compiled, plan: Plan, operation: Operation, window: tuple[int, int], kinds: Collection[Cause] = ANY
) -> tuple[str, ...]:
    """Other orders by the ticks for which they hold, inside the window, what is needed of these kinds."""
    problem, (start, end) = compiled.problem, window
    held: Counter[str] = Counter()
    if Cause.TECHNICIAN in kinds:
        held += _holding_people(problem, plan, operation, start, end)
    if Cause.EQUIPMENT in kinds and (wanted := units(problem, operation)):
        for placement in plan.placements.values():
            if not wanted.isdisjoint(placement.equipment):
                held[problem.operations[placement.operation].order] += _shared(placement, start, end)
    if Cause.BAY in kinds and (places := bays(compiled, operation)):
        for stay in plan.stays:
            if stay.bay in places:
                held[stay.order] += _shared(stay, start, end)
    if not {Cause.BOOTH, Cause.TECHNICIAN}.isdisjoint(kinds):
        held += _holding_booths(problem, plan, operation, start, end)
    del held[operation.order]
    return tuple(order for order, _ in (+held).most_common(NAMED))


def lenders(problem: Problem, plan: Plan, order: Order, need: LoanNeed) -> tuple[str, ...]:
    """Orders that have a loaner that would suit."""
    cars = suitable(problem, need)
    lent = (loan.order for loan in plan.loans.values() if loan.loaner in cars and loan.end > starts(need))
    return tuple(o for o in lent if o != order.id)[:NAMED]


def _holding_people(problem: Problem, plan: Plan, operation: Operation, start: int, end: int) -> Counter[str]:
    able, held = people(problem, operation), Counter[str]()
    for placement in plan.placements.values():
        if not able.isdisjoint(placement.crew) or _needs_attention_too(problem, operation, placement):
            held[problem.operations[placement.operation].order] += _shared(placement, start, end)
    return held


def _holding_booths(problem: Problem, plan: Plan, operation: Operation, start: int, end: int) -> Counter[str]:
    able, held = people(problem, operation), Counter[str]()
    places = {booth.id for booth in booths(problem, operation.paint)} if operation.paint else set[str]()
    for cycle in plan.cycles:
        if cycle.booth in places or any(not able.isdisjoint(phase.crew) for phase in cycle.phases):
            held.update({problem.operations[o].order: _shared(cycle, start, end) for o in cycle.operations})
    return held


def _needs_attention_too(problem: Problem, operation: Operation, placement: Placement) -> bool:
    """It takes the attention of somebody who could be in charge of supervised work."""
    return operation.supervised and (placement.supervisor is not None or problem.is_live(placement))


def _shared(timed: Timed, start: int, end: int) -> int:
    return max(0, min(timed.end, end) - max(timed.start, start))
