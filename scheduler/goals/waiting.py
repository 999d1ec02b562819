"""Minutes that waiting customers spend in the house until their car is ready."""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready


def value(problem: Problem, plan: Plan) -> int:
    """Sum over planned orders whose customer waits, in minutes from arrival."""
    ends = ((order, ready(problem, plan, order)) for order in problem.orders.values() if order.waits)
    return TICK_MINUTES * sum(max(0, end - order.arrival) for order, end in ends if end is not None)
