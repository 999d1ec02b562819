"""The problem on a clock that reaches back to the first work on record: what was done before the horizon counts too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from scheduler.clock import Clock
from scheduler.documents.fields import Id
from scheduler.documents.orders import OperationRecord
from scheduler.documents.technicians import Technician
from scheduler.problem import Problem
from scheduler.translate.directory import Directory
from scheduler.translate.resources import to_bays, to_technicians


def reaching_back(problem: Problem, directory: Directory, records: Mapping[str, OperationRecord], days: int) -> Problem:
    """The problem on a clock that starts on the day on which the first of these records begins."""
    clock = problem.clock
    starts = (start for record in records.values() for start in _starts(record))
    first = min((clock.day(clock.tick_down(start)) for start in starts), default=clock.first_day)
    if first >= clock.first_day:
        return problem
    earlier = Clock(clock.zone, first)
    days += (clock.first_day - first).days
    back = -clock.midnight(first)
    people = to_technicians(_people(directory, records), directory.workshop, earlier, days)
    return replace(
        problem,
        clock=earlier,
        horizon=problem.horizon + back,
        as_of=problem.as_of + back,
        technicians=people,
        bays=to_bays(directory.workshop, people.values(), earlier, days),
    )


def _starts(record: OperationRecord) -> Iterator[datetime]:
    if record.actual_start is not None:
        yield record.actual_start
    yield from (stint.start for stint in record.stints)


def _people(directory: Directory, records: Mapping[str, OperationRecord]) -> list[Technician]:
    """Everybody whom a record names."""
    named = {name for record in records.values() for name in _named(record)}
    return [directory.technicians[name] for name in named]


def _named(record: OperationRecord) -> Iterator[Id]:
    yield from record.technicians
    yield from (name for stint in record.stints for name in stint.technicians)
    yield from record.pin.technicians or () if record.pin else ()
