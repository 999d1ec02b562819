"""When a car is ready: the end of its last operation before the handover, or of the work that remains."""

from __future__ import annotations

from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.problem import Problem

VERY_LATE = 12
"""Ticks (60 min) after the promise beyond which a late order counts twice."""


def ready(problem: Problem, plan: Plan, order: Order) -> int | None:
    """Tick at which the car is ready; None when the order is left out."""
    known = plan.ready_for(problem)
    if order.id not in known:
        known[order.id] = _ready(problem, plan, order)
    return known[order.id]


def _ready(problem: Problem, plan: Plan, order: Order) -> int | None:
    if order.id in plan.left_out:
        return None
    placements = plan.placements
    ends = [placements[o].end for o in problem.until_ready[order.id] if o in placements]
    done = max(ends) if ends else order.arrival
    left = rest(problem, plan, order) if order.id in plan.carried_over else 0
    return max(done, ready_after(problem, order, left)) if left else done


def rest(problem: Problem, plan: Plan, order: Order) -> int:
    """Ticks of standard work before ready that a plan leaves for later."""
    left = (o for o in problem.until_ready[order.id] if o not in plan.placements and o not in problem.option_of)
    return sum(shortest(problem, o) for o in left)


def shortest(problem: Problem, operation: str) -> int:
    """Standard ticks of the shortest way; a booth operation: of the shortest cycle it can be in."""
    spec = problem.operations[operation]
    if spec.paint is None:
        return min(way.ticks for way in spec.ways)
    programmes = (p for booth in problem.booths.values() for p in booth.programmes.values())
    return min(p.ticks for p in programmes if p.id in spec.paint.programmes)


def ready_after(problem: Problem, order: Order, left: int) -> int:
    """Tick at which so much remaining work would be done after the horizon.

    It begins at the horizon's end, or when the last part or approval after it has come, and goes on in opening hours,
    at most the order's labour limit a day.
    """
    releases = (problem.operations[o].release for o in problem.until_ready[order.id])
    begin = max([problem.horizon, *releases])
    for windows in problem.later_days:
        most = left if order.labour_limit is None else order.labour_limit
        for opens, closes in windows:
            start = max(opens, begin)
            done = min(max(0, closes - start), most)
            if done >= left:
                return start + left
            left, most = left - done, most - done
    return max([begin, *(closes for _, closes in problem.later)]) + left
