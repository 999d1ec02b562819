"""A technician works on one operation at a time, from its start to its end."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.clashes import clashes
from scheduler.plan import Busy, Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """A phase of a booth cycle counts like an operation; clashes between two facts are waived."""
    for technician, duties in plan.busy.items():
        for holding, duty in clashes(duties):
            yield Violation(
                "technician_free",
                f"{problem.technicians[technician].name} is busy with {_work(problem, holding)}"
                f" until {wording.at(problem, holding.end)}, {_work(problem, duty)} starts at"
                f" {wording.at(problem, duty.start)}",
                holding.operations + duty.operations,
                waived=_is_fact(problem, holding) and _is_fact(problem, duty),
            )


def _work(problem: Problem, busy: Busy) -> str:
    return wording.cycle(problem, busy.cycle) if busy.cycle else wording.job(problem, busy.operations[0])


def _is_fact(problem: Problem, busy: Busy) -> bool:
    return busy.cycle in problem.fact_cycles if busy.cycle else busy.operations[0] in problem.facts
