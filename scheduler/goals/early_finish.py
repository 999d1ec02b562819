"""How late in the day cars are ready."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready


def value(problem: Problem, plan: Plan) -> int:
    """Sum over planned orders of the tick at which they are ready, from their arrival."""
    ends = ((order, ready(problem, plan, order)) for order in problem.orders.values())
    return sum(max(0, end - order.arrival) for order, end in ends if end is not None)
