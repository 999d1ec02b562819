"""End of the last operation of all."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """In ticks from the horizon's start."""
    return max((p.end for p in plan.placements.values()), default=0)
