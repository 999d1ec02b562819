"""Cars that stand beside the places of the yard: price × ticks."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over overflow parkings, in the yard's price per tick; 0 where places are not counted."""
    price = problem.yard.overflow_price if problem.yard else 0
    return price * sum(p.end - p.start for p in plan.yard if p.overflow)
