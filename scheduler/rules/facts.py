"""Started, finished and forced work stands as it is."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """A plan repeats every fact; it cannot move or drop one."""
    for operation, fact in problem.facts.items():
        if plan.placements.get(operation) != fact:
            yield Violation(
                "facts",
                f"{wording.job(problem, operation)} stands {wording.between(problem, fact.start, fact.end)}"
                f" with {wording.people(problem, fact.crew)}: the plan says otherwise",
                (operation,),
            )
