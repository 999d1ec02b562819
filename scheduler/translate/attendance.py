"""Begun work goes on: whoever does it, and the place where it is done, must be there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler.plan import Placement
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.translate.directory import Directory
from scheduler.translate.visits import Visit


def check_attendance(problem: Problem, directory: Directory, visits: Iterable[Visit]) -> None:
    """Somebody who is away, or a bay or a booth that is closed, cannot go on with what has begun."""
    for visit in visits:
        for step, record in visit.records.items():
            fact = problem.facts.get(visit.job.operation_id(step))
            if fact is not None and record.status == "started":
                path = f"{visit.job.path}.records[{visit.job.order.records.index(record)}]"
                _check(problem, directory, path, record.operation, fact)


def _check(problem: Problem, directory: Directory, path: str, step: str, fact: Placement) -> None:
    ahead = span(max(fact.start, problem.as_of), fact.end)
    for technician, busy in _attended(problem, fact):
        for start, _ in runs(problem.technicians[technician].presence.away & ahead & busy):
            name = problem.technicians[technician].name
            message = f"{name} works on {step} and is away from {problem.clock.label(start)}."
            way_out = "Set its status to paused, or name who goes on with it."
            directory.fault(f"{path}.technicians", message, way_out)
            break
    name, closed = _place(problem, fact)
    if closed & ahead:
        message = f"{step} is under way in {name}, which closes meanwhile."
        directory.fault(f"{path}.bay", message, "Set its status to paused, or move the closure.")


def _attended(problem: Problem, fact: Placement) -> Iterator[tuple[str, int]]:
    """Who works on a fact, and at which ticks."""
    yield from ((technician, span(fact.start, fact.end)) for technician in fact.crew)
    for cycle in problem.fact_cycles:
        if fact.operation in cycle.operations:
            yield from ((t, span(phase.start, phase.end)) for phase in cycle.phases for t in phase.crew)


def _place(problem: Problem, fact: Placement) -> tuple[str, int]:
    """Name of its bay or booth, and the ticks at which that is closed."""
    if fact.bay is None:
        return "", 0
    if fact.bay in problem.booths:
        return problem.booths[fact.bay].name, problem.booths[fact.bay].closed
    return problem.bays[fact.bay].name, problem.bays[fact.bay].presence.away
