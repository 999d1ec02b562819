"""Late minutes times class weight; a left-out order is late until the horizon's end."""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready


def value(problem: Problem, plan: Plan) -> int:
    """Sum over orders, in minutes times class weight."""
    late = 0
    for order in problem.orders.values():
        end = ready(problem, plan, order)
        if end is None:
            since = order.due if order.due is not None else order.arrival
            late += order.weight * max(0, problem.horizon - since)
        elif order.due is not None and end > order.due:
            late += order.weight * (end - order.due)
    return late * TICK_MINUTES
