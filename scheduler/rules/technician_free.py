"""A technician works on one operation at a time, from its start to its end."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.clashes import clashes
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Clashes between two facts are waived."""
    facts = problem.facts
    for technician, placements in plan.by_technician.items():
        for holding, placement in clashes(placements):
            yield Violation(
                "technician_free",
                f"{problem.technicians[technician].name} is busy with {wording.job(problem, holding.operation)}"
                f" until {wording.at(problem, holding.end)}, {wording.job(problem, placement.operation)} starts at"
                f" {wording.at(problem, placement.start)}",
                (holding.operation, placement.operation),
                waived=holding.operation in facts and placement.operation in facts,
            )
