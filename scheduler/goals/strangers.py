"""People who work on an operation that would rather have others."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Number of crew members of planned operations with a preference who are not preferred."""
    placed = ((o, plan.placements.get(o.id)) for o in problem.planned if o.preferred)
    return sum(t not in o.preferred for o, p in placed if p is not None for t in p.crew)
