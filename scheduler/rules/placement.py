"""Every operation of a planned order is placed once, inside the horizon, and none of a left-out order."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Facts stand whether or not the rest of their order is planned."""
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if operation.order in plan.left_out:
            if placement is not None:
                yield _broken(
                    f"{wording.job(problem, operation.id)} is planned although its order is left out", operation.id
                )
        elif placement is None:
            yield _broken(
                f"{wording.job(problem, operation.id)} is not planned: plan it or leave its order out", operation.id
            )
        elif not 0 <= placement.start < placement.end <= problem.horizon:
            yield _broken(
                f"{wording.job(problem, operation.id)} lies outside the horizon:"
                f" {wording.between(problem, placement.start, placement.end)}",
                operation.id,
            )


def _broken(message: str, operation: str) -> Violation:
    return Violation("placement", message, (operation,))
