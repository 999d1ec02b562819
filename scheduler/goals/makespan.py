"""End of the last operation of all."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """In ticks from the horizon's start; 0 when all has ended before it."""
    return max([0, *(p.end for p in plan.placements.values())])
