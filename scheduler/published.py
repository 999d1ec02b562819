"""The published plan beside the one at hand."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.plan import Placement, Plan
from scheduler.problem import Problem


def pairs(problem: Problem, plan: Plan) -> Iterator[tuple[Placement, Placement]]:
    """(published, planned) placement of every operation that is in both and not a fact."""
    if problem.published is None:
        return
    for operation, old in problem.published.placements.items():
        new = plan.placements.get(operation)
        if new is not None and operation not in problem.facts:
            yield old, new
