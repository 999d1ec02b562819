"""Started, finished and forced work as it stands: it is input, and never judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from scheduler.documents.orders import OperationRecord, Pin
from scheduler.going_on import end_of_work, ended, going_on, pressed_on
from scheduler.orders import Operation
from scheduler.overtime import ends_in_overtime
from scheduler.plan import Placement
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.spells import work_of
from scheduler.translate.directory import Directory
from scheduler.translate.earlier import reaching_back
from scheduler.translate.records import is_fact, is_forced
from scheduler.translate.stints import counted_from, remaining
from scheduler.translate.visits import Visit


def fact_records(visits: Iterable[Visit]) -> dict[str, OperationRecord]:
    """The records that stand as they are, by operation."""
    return {
        visit.job.operation_id(step): record
        for visit in visits
        for step, record in visit.records.items()
        if is_fact(record)
    }


def to_facts(
    problem: Problem, directory: Directory, records: Mapping[str, OperationRecord], days: int
) -> dict[str, Placement]:
    """The placement of every fact outside the booths: its own times, or its start and how long it is going to take."""
    wide = reaching_back(problem, directory, records, days)
    facts = (_fact(wide, directory, problem.operations[name], record) for name, record in records.items())
    placements = [replace(fact, overtime=ends_in_overtime(wide, fact)) for fact in facts]
    back = problem.horizon - wide.horizon
    return {p.operation: _shifted(p, back) for p in _with_units(problem, sorted(placements, key=lambda p: p.start))}


def _fact(problem: Problem, directory: Directory, operation: Operation, record: OperationRecord) -> Placement:
    """Where a fact lies, with no equipment yet; only recorded bays count, and only where a bay is needed."""
    if is_forced(record) and record.pin is not None:
        return replace(_forced(problem, operation, record.pin), supervisor=record.supervisor)
    start = problem.clock.tick_down(_given(record.actual_start))
    bay = record.bay if operation.bay_kinds else None
    place = Placement(operation.id, start, start, record.way, record.technicians, bay, supervisor=record.supervisor)
    if record.status == "finished":
        end = max(problem.clock.tick_up(_given(record.actual_end)), start + 1)
        worked = problem.working(operation.ways[record.way], record.technicians, None, staying=end - 1)
        return ended(place, end, worked)
    return _under_way(problem, remaining(problem, directory, operation, record), record, place)


def _forced(problem: Problem, operation: Operation, pin: Pin) -> Placement:
    crew = pin.technicians or ()
    fitting = (i for i, way in enumerate(operation.ways) if len(way.crew) == len(crew))
    start = problem.clock.tick_down(_given(pin.start))
    place = Placement(operation.id, start, start, next(fitting, 0) if pin.way is None else pin.way, crew, pin.bay)
    return pressed_on(problem, place)


def _under_way(problem: Problem, operation: Operation, record: OperationRecord, place: Placement) -> Placement:
    """What began today goes on from now; what began on an earlier day goes on when its people are back."""
    start, now = place.start, max(place.start, problem.as_of)
    worked, advancing = _worked(problem, operation, place), going_on(problem, operation, place)
    if problem.clock.day(start) == problem.clock.day(now):
        worked = advancing
    else:
        now = next((tick for tick, _ in runs(worked & span(now, problem.horizon))), now)
    done = worked & span(counted_from(problem, record, start), problem.as_of)
    # What was said to remain takes so long whoever does it.
    said = record.remaining is not None
    left = operation.ways[place.way].ticks if said else work_of(problem, operation, place)
    end = end_of_work(problem, advancing, now, max(left - done.bit_count(), 1))
    return ended(place, end, (worked & span(start, now)) | (advancing & span(now, end)))


def _worked(problem: Problem, operation: Operation, place: Placement) -> int:
    return problem.working(operation.ways[place.way], place.crew, place.bay)


def _shifted(place: Placement, ticks: int) -> Placement:
    """The placement so many ticks later on the clock."""
    segments = tuple((start + ticks, end + ticks) for start, end in place.segments)
    return replace(place, start=place.start + ticks, end=place.end + ticks, segments=segments)


def _with_units(problem: Problem, placements: list[Placement]) -> Iterator[Placement]:
    """Each takes the units that are free all the while; if none is, the first: such a clash is waived."""
    busy_until: dict[str, int] = {}
    for place in placements:
        units: list[str] = []
        for pool, count in problem.operations[place.operation].equipment:
            free_first = sorted(
                problem.pools[pool].units, key=lambda unit: busy_until.get(unit, place.start) > place.start
            )
            units += free_first[:count]
        busy_until.update((unit, max(place.end, busy_until.get(unit, place.end))) for unit in units)
        yield replace(place, equipment=tuple(units))


def _given(moment: datetime | None) -> datetime:
    """A time that was checked to be there."""
    assert moment is not None
    return moment
