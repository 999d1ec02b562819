"""Customers are received on the reception grid, and an advisor receives one at each time."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Receptions that have begun are facts and not judged."""
    received: dict[tuple[str, int], str] = {}
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if operation.kind != "reception" or placement is None:
            continue
        if placement.start % problem.grid:
            yield Violation(
                "arrivals",
                f"{wording.job(problem, operation.id)} starts at {wording.at(problem, placement.start)}:"
                f" arrivals are every {problem.grid * 5} min",
                (operation.id,),
            )
        for advisor in placement.crew:
            other = received.setdefault((advisor, placement.start // problem.grid), operation.id)
            if other != operation.id:
                yield Violation(
                    "arrivals",
                    f"{problem.technicians[advisor].name} receives {wording.job(problem, other)} and"
                    f" {wording.job(problem, operation.id)} at {wording.at(problem, placement.start)}",
                    (other, operation.id),
                )
