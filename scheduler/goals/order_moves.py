"""Orders of which anything starts at another time than in the published plan, or is no longer planned."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Number of orders; those that are left out do not count."""
    return len({problem.operations[o].order for o in _moved(problem, plan)} - plan.left_out.keys())


def _moved(problem: Problem, plan: Plan) -> Iterator[str]:
    """Published operations that are planned at another time, or not at all."""
    published = problem.published.placements if problem.published else {}
    for operation, old in published.items():
        new = plan.placements.get(operation)
        if operation not in problem.facts and (new is None or new.start != old.start):
            yield operation
