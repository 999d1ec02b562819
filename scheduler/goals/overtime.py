"""What overtime costs: minutes that people stay on, at the workshop's price."""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES
from scheduler.overtime import stayed
from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """In cost points."""
    ticks = sum(stay.bit_count() for stay in stayed(problem, plan).values())
    return problem.overtime_price * TICK_MINUTES * ticks
