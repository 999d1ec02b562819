"""Begun or forced work goes on: who may not pause works through the break, or past the shift."""

from __future__ import annotations

from dataclasses import replace

from scheduler.orders import Operation
from scheduler.overtime import ends_in_overtime
from scheduler.plan import Placement
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.spells import work_of


def pressed_on(problem: Problem, place: Placement) -> Placement:
    """The placement from its start on, whether or not the hours allow that."""
    operation = problem.operations[place.operation]
    worked = going_on(problem, operation, place)
    done = ended(place, end_of_work(problem, worked, place.start, work_of(problem, operation, place)), worked)
    return replace(done, overtime=ends_in_overtime(problem, done))


def going_on(problem: Problem, operation: Operation, place: Placement, staying: int | None = None) -> int:
    """Ticks at which begun or forced work advances.

    ``staying``: last tick of work that ended in overtime, if it did.
    """
    ticks = problem.whole
    present = [problem.technicians[t].presence.staying(staying) for t in place.crew]
    if present and place.bay is not None:
        present.append(problem.bays[place.bay].presence.staying(staying))
    for presence in present:
        forbidden = presence.forbidden(
            pause_break=operation.pause_break, pause_night=operation.pause_night, horizon=problem.horizon
        )
        ticks &= presence.working | (forbidden & ~presence.away)
    return ticks


def end_of_work(problem: Problem, worked: int, start: int, work: int) -> int:
    """End of so much work from a tick on; the horizon's end if it does not suffice."""
    for begin, end in runs(worked & span(start, problem.horizon)):
        if work <= end - begin:
            return begin + work
        work -= end - begin
    return problem.horizon


def ended(place: Placement, end: int, worked: int) -> Placement:
    """The placement with its end, and worked at these ticks."""
    segments = tuple(runs(worked & span(place.start, end))) or ((place.start, end),)
    return replace(place, end=end, segments=segments)
