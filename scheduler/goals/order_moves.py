"""Orders of which anything starts at another time than in the published plan."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.published import pairs


def value(problem: Problem, plan: Plan) -> int:
    """Number of orders."""
    return len({problem.operations[new.operation].order for old, new in pairs(problem, plan) if old.start != new.start})
