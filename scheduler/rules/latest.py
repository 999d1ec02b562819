"""Nothing is done on a car after its order's latest time."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """A fact that lasts longer is waived."""
    for order in problem.orders.values():
        if order.latest is None:
            continue
        for operation in order.operations:
            placement = plan.placements.get(operation)
            if placement is not None and placement.end > order.latest:
                yield Violation(
                    "latest",
                    f"{wording.job(problem, operation)} ends at {wording.at(problem, placement.end)},"
                    f" its latest time is {wording.at(problem, order.latest)}",
                    (operation,),
                    waived=operation in problem.facts,
                )
