"""Technicians who work on a car, or on the cars of one fleet."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over fleets of distinct technicians; who works in a booth cycle does not count."""
    return sum(
        len({t for o in operations if (p := plan.placements.get(o)) is not None for t in p.crew})
        for operations in problem.fleets
    )
