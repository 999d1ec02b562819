"""When a car is ready: the end of its last operation before the handover."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Order, Problem

VERY_LATE = 12
"""Ticks (60 min) after the promise beyond which a late order counts twice."""


def ready(problem: Problem, plan: Plan, order: Order) -> int | None:
    """Tick at which the car is ready; None when the order is left out."""
    if order.id in plan.left_out:
        return None
    placements = plan.placements
    return max((placements[o].end for o in problem.until_ready[order.id] if o in placements), default=order.arrival)
