"""Which loaner an order gets beside those that are lent: its own as long as that is free, else another one."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler.loans import is_lent, loan, suitable
from scheduler.orders import Order
from scheduler.plan import Loan, Plan
from scheduler.problem import Problem


def loan_of(problem: Problem, plan: Plan, order: Order) -> Loan | None:
    """What its placements ask for, with the loaner it has rather than another that is free; None: nothing.

    Where none is free it keeps its own: the judge says what is wrong then.
    """
    need = order.loan
    if need is None or not is_lent(problem, plan, order, need):
        return None
    had = plan.loans.get(order.id)
    wanted = [loan(problem, plan, order, need, car) for car in suitable(problem, need)]
    wanted.sort(key=lambda found: had is None or found.loaner != had.loaner)
    free = (found for found in wanted if is_free(problem, plan.loans, found))
    return next(free, wanted[0] if wanted else None)


def can_be_lent(problem: Problem, plan: Plan, order: Order) -> bool:
    """The order needs no loaner, or one is free for as long as it does."""
    need = order.loan
    if need is None or not is_lent(problem, plan, order, need):
        return True
    found = loan_of(problem, plan, order)
    return found is not None and is_free(problem, plan.loans, found)


def is_free(problem: Problem, lent: Mapping[str, Loan], wanted: Loan) -> bool:
    """Nobody else has it meanwhile; those that are out already clash as they may."""
    meanwhile = (
        other
        for order, other in lent.items()
        if other.loaner == wanted.loaner
        and other.start < wanted.end
        and wanted.start < other.end
        and order != wanted.order
    )
    return all(_is_out(problem, wanted) and _is_out(problem, other) for other in meanwhile)


def _is_out(problem: Problem, lent: Loan) -> bool:
    need = problem.orders[lent.order].loan
    return need is not None and need.car == lent.loaner
