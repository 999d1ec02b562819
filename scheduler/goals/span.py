"""Time from the first start to the last end of the work on a car, or on the cars of one fleet."""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES
from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over fleets, in minutes; what is done of a left-out order counts."""
    ticks = 0
    for operations in problem.fleets:
        placed = [p for o in operations if (p := plan.placements.get(o)) is not None]
        if placed:
            ticks += max(p.end for p in placed) - min(p.start for p in placed)
    return ticks * TICK_MINUTES
