"""Weight of the orders that are not planned at all."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over orders, in class weights."""
    return sum(problem.orders[order].weight for order in plan.left_out)
