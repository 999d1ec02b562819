"""Operations that are done in another bay than in the published plan."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.published import pairs


def value(problem: Problem, plan: Plan) -> int:
    """Number of operations planned in both."""
    return sum(old.bay != new.bay for old, new in pairs(problem, plan))
