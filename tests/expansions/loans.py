"""Every way to lend, or not to lend, a loaner that suits to every order that may need one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from scheduler.loans import loan, suitable
from scheduler.orders import Order
from scheduler.plan import Loan, Plan
from scheduler.problem import Problem


def loans(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """Each for as long as the plan asks for."""
    for choice in product(*(list(_choices(problem, plan, order)) for order in problem.orders.values())):
        yield replace(plan, loans={lent.order: lent for lent in choice if lent is not None})


def _choices(problem: Problem, plan: Plan, order: Order) -> Iterator[Loan | None]:
    yield None
    if order.loan is not None:
        for loaner in suitable(problem, order.loan):
            yield loan(problem, plan, order, order.loan, loaner)
