"""The crew is on shift from start to end; breaks and nights are paused over only where the operation allows it."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Operation
from scheduler.plan import Placement, Plan, Violation
from scheduler.presence import Presence, runs, span
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Absences are never paused over. Facts that still run are listed as waived."""
    for placement in plan.placements.values():
        operation = problem.operations[placement.operation]
        fact = operation.id in problem.facts
        if fact and placement.end <= problem.as_of:
            continue
        whole, staying = span(placement.start, placement.end), placement.staying
        for member in placement.crew:
            presence = problem.technicians[member].presence.staying(staying)
            if not whole & ~presence.working:
                continue
            forbidden = presence.forbidden(
                pause_break=operation.pause_break, pause_night=operation.pause_night, horizon=problem.horizon
            )
            if forbidden & whole:
                yield Violation(
                    "shift",
                    f"{problem.technicians[member].name} {_why(problem, placement, presence, forbidden & whole)}:"
                    f" {_job(problem, operation, placement)}",
                    (operation.id,),
                    waived=fact,
                )


def _why(problem: Problem, placement: Placement, presence: Presence, ticks: int) -> str:
    for state, words in ((presence.away, "is away"), (presence.breaks, "has a break")):
        for start, end in runs(ticks & state):
            return f"{words} {wording.between(problem, start, end)}"
    if presence.overtime_run(placement.end - 1):
        return "would have to work overtime, which is not planned"
    start, end = next(runs(ticks))
    return f"is off shift {wording.between(problem, start, end)}"


def _job(problem: Problem, operation: Operation, placement: Placement) -> str:
    when = wording.between(problem, placement.start, placement.end)
    return f"{wording.job(problem, operation.id)} is planned {when}"
