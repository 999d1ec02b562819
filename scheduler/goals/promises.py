"""Weight of promises not kept: once for late, twice for more than an hour late, three times for left out."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import VERY_LATE, ready


def value(problem: Problem, plan: Plan) -> int:
    """Sum over orders, in class weights."""
    return sum(order.weight * _times(problem, plan, order.id) for order in problem.orders.values())


def _times(problem: Problem, plan: Plan, order_id: str) -> int:
    order = problem.orders[order_id]
    end = ready(problem, plan, order)
    if end is None:
        return 3
    if order.due is None or end <= order.due:
        return 0
    return 1 if end <= order.due + VERY_LATE else 2
