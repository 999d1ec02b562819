"""Prizes of optional operations that are not done."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over options, in cost points."""
    options = (option for order in problem.orders.values() for option in order.options)
    return sum(option.prize for option in options if any(o not in plan.placements for o in option.operations))
