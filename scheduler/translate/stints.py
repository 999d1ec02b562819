"""What interrupted work still takes: what was said to remain, or its standard time, less what its stints have done."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from math import ceil

from scheduler.clock import TICK_SECONDS
from scheduler.clocked import stints_of
from scheduler.documents.orders import OperationRecord, Stint
from scheduler.going_on import going_on
from scheduler.orders import Operation, Way
from scheduler.plan import Placement
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.translate.directory import Directory
from scheduler.translate.earlier import reaching_back
from scheduler.translate.visits import Visit


def with_remaining(problem: Problem, directory: Directory, visits: Iterable[Visit], days: int) -> Problem:
    """The problem in which paused work needs only what remains of it."""
    paused = {
        visit.job.operation_id(step): record
        for visit in visits
        for step, record in visit.records.items()
        if record.status == "paused"
    }
    wide = reaching_back(problem, directory, paused, days)
    left = {name: remaining(wide, directory, problem.operations[name], record) for name, record in paused.items()}
    return replace(problem, operations={**problem.operations, **left})


def counted_from(problem: Problem, record: OperationRecord, start: int) -> int:
    """Tick from which what is done of work under way is taken off what remains: its start, or when that was said."""
    if record.remaining is None:
        return start
    said = problem.as_of if record.remaining_at is None else problem.clock.tick_up(record.remaining_at)
    return max(start, said)


def remaining(problem: Problem, directory: Directory, operation: Operation, record: OperationRecord) -> Operation:
    """The operation with what all stints that are over have left of it.

    What was done one way is done of every way; known times are those of the whole operation, so what was said to remain
    has none.
    """
    if record.remaining is None:
        done = sum((_share(problem, operation, stint) for stint in stints_of(record)), Fraction())
        return replace(operation, ways=tuple(_scaled(way, 1 - done) for way in operation.ways))
    since = record.remaining_at
    worked = sum(_worked(problem, operation, stint, since) for stint in stints_of(record)) if since else 0
    seconds = max(directory.seconds("", record.remaining) - worked, 1)
    return replace(operation, ways=tuple(replace(way, seconds=seconds, times={}) for way in operation.ways))


def _scaled(way: Way, share: Fraction) -> Way:
    """A share of a way; there is a last second to everything."""
    times = {who: max(ceil(known * share), 1) for who, known in way.times.items()}
    return replace(way, seconds=max(ceil(way.seconds * share), 1), times=times)


def _share(problem: Problem, operation: Operation, stint: Stint) -> Fraction:
    """Share of the whole operation that a stint has done."""
    worked = _worked(problem, operation, stint, stint.start)
    return worked * _pace(problem, operation, stint) / operation.ways[stint.way].seconds


def _worked(problem: Problem, operation: Operation, stint: Stint, since: datetime) -> int:
    """Seconds that were worked in a stint after a moment."""
    clock, start, end = problem.clock, max(stint.start, since).timestamp(), stint.end.timestamp()
    times = (
        (clock.moment(first).timestamp(), clock.moment(last).timestamp())
        for first, last in runs(_advancing(problem, operation, _place(problem, operation, stint)))
    )
    return round(sum(max(min(last, end) - max(first, start), 0) for first, last in times))


def _place(problem: Problem, operation: Operation, stint: Stint) -> Placement:
    """A stint, rounded outwards."""
    start, end = problem.clock.tick_down(stint.start), problem.clock.tick_up(stint.end)
    bay = stint.bay if operation.bay_kinds else None
    return Placement(operation.id, start, max(end, start + 1), stint.way, stint.technicians, bay)


def _advancing(problem: Problem, operation: Operation, place: Placement) -> int:
    """Ticks at which a stint advanced: all of them if its people were off shift, but never a night without them."""
    whole, last = span(place.start, place.end), place.end - 1
    if problem.clock.day(place.start) == problem.clock.day(last):
        return whole & going_on(problem, operation, place, staying=last) or whole
    return whole & problem.working(operation.ways[place.way], place.crew, place.bay, staying=last)


def _pace(problem: Problem, operation: Operation, stint: Stint) -> Fraction:
    """Standard time that is done in a second: as a known time says, or as the slowest is; 1 without the skill."""
    way, place = operation.ways[stint.way], _place(problem, operation, stint)
    if not problem.capable(operation, place):
        return Fraction(1)
    if way.times:
        return Fraction(way.seconds, problem.work(operation, place.way, place.crew, place.bay) * TICK_SECONDS)
    crew = zip(place.crew, way.crew, strict=True)
    return min(
        (Fraction(problem.technicians[t].skills[slot.skill].speed, 100) for t, slot in crew), default=Fraction(1)
    )
