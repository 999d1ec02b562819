"""From which starts the work of an operation fits the hours of its crew and bay, and how long it takes from there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from scheduler.orders import Operation
from scheduler.plan import Placement
from scheduler.presence import Presence, runs, span
from scheduler.problem import Problem


@dataclass(frozen=True, slots=True)
class Spell:
    """Starts from which the work takes ``elapsed`` ticks; it advances at the ``working`` ones of them."""

    elapsed: int
    starts: int
    working: int
    overtime: bool = False


def spells(
    problem: Problem, operation: Operation, way: int, crew: tuple[str, ...], bay: str | None, *, overtime: bool
) -> tuple[Spell, ...]:
    """Every start that the hours allow, in one spell each.

    Where work can end both in regular hours and in permitted overtime, ``overtime`` says which it does.
    """
    place = Placement(operation.id, 0, 0, way, crew, bay)
    work = work_of(problem, operation, place)
    regular = _regular(problem, operation, place, work)
    staying = _staying(problem, operation, place, work)
    found, taken = list[Spell](), 0
    for spell in chain(staying, regular) if overtime else chain(regular, staying):
        if starts := spell.starts & ~taken:
            found.append(replace(spell, starts=starts))
            taken |= starts
    return tuple(found)


def work_of(problem: Problem, operation: Operation, place: Placement) -> int:
    """Ticks of work; the standard time for people who lack the skill, so that nobody knows how fast they are."""
    if problem.capable(operation, place):
        return problem.work(operation, place.way, place.crew, place.bay)
    return operation.ways[place.way].ticks


def pressed_on(problem: Problem, place: Placement) -> Placement:
    """The placement at a start that the hours do not allow, as it goes if it has to.

    Who may not pause works through the break, or past the shift.
    """
    operation = problem.operations[place.operation]
    worked = _through(problem, operation, place)
    end = _walk(problem, worked, place.start, work_of(problem, operation, place))
    segments = tuple(runs(worked & span(place.start, end))) or ((place.start, end),)
    overtime = any(problem.technicians[t].presence.overtime_run(end - 1) for t in place.crew)
    return replace(place, end=end, segments=segments, overtime=overtime)


def run_starts(free: int, length: int) -> int:
    """Ticks from which ``length`` ticks in a row are free: a handful of shifts, doubling the run each time."""
    have = 1
    while have * 2 <= length:
        free &= free >> have
        have *= 2
    return free & free >> (length - have) if length > have else free


def _regular(problem: Problem, operation: Operation, place: Placement, work: int) -> Iterator[Spell]:
    working = problem.working(operation.ways[place.way], place.crew, place.bay)
    for elapsed, starts in _lasting(work, working, _forbidden(problem, operation, place, None)).items():
        yield Spell(elapsed, starts, working)


def _staying(problem: Problem, operation: Operation, place: Placement, work: int) -> Iterator[Spell]:
    """Work that ends in overtime of somebody of its crew: one set of hours for each way to stay on."""
    for first, end in _overtimes(problem, place):
        working = problem.working(operation.ways[place.way], place.crew, place.bay, first)
        for elapsed, starts in _lasting(work, working, _forbidden(problem, operation, place, first)).items():
            ending = span(first - elapsed + 1, end - elapsed + 1)
            if starts & ending:
                yield Spell(elapsed, starts & ending, working, overtime=True)


def _overtimes(problem: Problem, place: Placement) -> Iterator[tuple[int, int]]:
    """Ticks ``[start, end)`` throughout which the same people, at least one, may stay on, and the bay is as open."""
    crew = [problem.technicians[t].presence for t in place.crew]
    there = [*crew, *([problem.bays[place.bay].presence] if place.bay is not None else [])]
    edges = {tick for presence in there for run in runs(presence.overtime) for tick in run}
    for start, end in pairwise(sorted(edges)):
        if any(presence.overtime >> start & 1 for presence in crew):
            yield start, end


def _forbidden(problem: Problem, operation: Operation, place: Placement, staying: int | None) -> int:
    """Ticks that the work may not pause over; a closure of the bay is the matter of its stay."""
    ticks = _unpaused(problem, operation, [problem.technicians[t].presence.staying(staying) for t in place.crew])
    if place.bay is None:
        return ticks
    hours = problem.bays[place.bay].presence.staying(staying)
    pause_night = operation.pause_night or not place.crew
    shut = hours.forbidden(pause_break=True, pause_night=pause_night, horizon=problem.horizon)
    return ticks | (shut & ~hours.away)


def _unpaused(problem: Problem, operation: Operation, present: Sequence[Presence]) -> int:
    ticks, pauses = 0, (operation.pause_break, operation.pause_night)
    for presence in present:
        ticks |= presence.forbidden(pause_break=pauses[0], pause_night=pauses[1], horizon=problem.horizon)
    return ticks


def _lasting(work: int, working: int, forbidden: int) -> dict[int, int]:
    """By elapsed ticks the starts from which the work takes as long; forbidden ticks lie in none of its pauses."""
    found: dict[int, int] = {}
    worked = list(runs(working))
    for first, (opens, closes) in enumerate(worked):
        between = opens - closes
        for start, end in worked[first:]:
            spare = closes + between - work
            if forbidden & span(closes, start) or spare + 1 >= closes:
                break
            elapsed = start - spare
            found[elapsed] = found.get(elapsed, 0) | span(max(opens, spare + 1), min(closes, spare + end - start + 1))
            between += end - start
    return {elapsed: starts for elapsed, starts in found.items() if starts}


def _through(problem: Problem, operation: Operation, place: Placement) -> int:
    """Ticks at which work advances that has to."""
    ticks = problem.whole
    present = [problem.technicians[t].presence for t in place.crew]
    if present and place.bay is not None:
        present.append(problem.bays[place.bay].presence)
    for presence in present:
        ticks &= presence.working | (_unpaused(problem, operation, [presence]) & ~presence.away)
    return ticks


def _walk(problem: Problem, worked: int, start: int, work: int) -> int:
    """End of so much work from a tick on; the horizon's end if it does not suffice."""
    for begin, end in runs(worked & span(start, problem.horizon)):
        if work <= end - begin:
            return begin + work
        work -= end - begin
    return problem.horizon
