"""Stays of a car in bays: every one beyond the first is a move."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over orders of stays minus one."""
    return len(plan.stays) - len({stay.order for stay in plan.stays})
