"""Nothing starts before the car, the parts and the approvals are there, nor in the past or the frozen time."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Facts have started already."""
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is not None and placement.start < operation.release:
            yield Violation(
                "release",
                f"{wording.job(problem, operation.id)} starts at {wording.at(problem, placement.start)}, possible from"
                f" {wording.at(problem, operation.release)}: {operation.release_reason}",
                (operation.id,),
            )
