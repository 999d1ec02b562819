"""Operations that none of their preferred technicians does."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Number of planned operations that have a preference and an attended way."""
    placed = ((o, plan.placements.get(o.id)) for o in problem.planned if o.preferred)
    return sum(p is not None and bool(p.crew) and o.preferred.isdisjoint(p.crew) for o, p in placed)
