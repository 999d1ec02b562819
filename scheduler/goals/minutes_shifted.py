"""Minutes by which starts differ from the published plan."""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.published import pairs


def value(problem: Problem, plan: Plan) -> int:
    """Sum over operations planned in both."""
    return TICK_MINUTES * sum(abs(old.start - new.start) for old, new in pairs(problem, plan))
