"""Courtesy cars by hand: who needs one first gets the first that is there."""

from __future__ import annotations

from dataclasses import replace

from scheduler.completion import completed
from scheduler.loans import is_lent, loan, starts, suitable
from scheduler.plan import Loan, Plan
from scheduler.problem import Problem


def lend(problem: Problem, plan: Plan) -> tuple[Plan, set[str]]:
    """The plan with its loans, and the orders for which no car was left."""
    needs = [
        (order, order.loan)
        for order in problem.orders.values()
        if order.loan is not None and is_lent(problem, plan, order, order.loan)
    ]
    lent: dict[str, Loan] = {}
    lacking: set[str] = set()
    for order, need in sorted(needs, key=lambda pair: (pair[1].car is None, starts(pair[1]))):
        wanted = [loan(problem, plan, order, need, car) for car in suitable(problem, need)]
        free = [w for w in wanted if need.car or not any(_clash(w, other) for other in lent.values())]
        if free:
            lent[order.id] = free[0]
        else:
            lacking.add(order.id)
    return completed(problem, replace(plan, loans=lent)), lacking


def _clash(one: Loan, other: Loan) -> bool:
    return one.loaner == other.loaner and one.start < other.end and other.start < one.end
