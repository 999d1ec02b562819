"""Whether the times of a day fit its horizon and the 5-minute grid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from scheduler.clock import Clock
from scheduler.documents.day import Day
from scheduler.documents.orders import OperationRecord, WorkOrder
from scheduler.errors import Fault
from scheduler.translate.directory import Directory
from scheduler.translate.records import has_begun
from scheduler.translate.visits import Visit

YEAR = timedelta(365)


def check_moments(directory: Directory, day: Day, visits: list[Visit], clock: Clock) -> None:
    """A time that cannot be meant is a fault: far from the horizon, or a pin outside it or off the grid."""
    if any(fault.path == "workshop.zone" for fault in directory.faults):
        return  # there is no clock
    first, end = clock.moment(0), clock.moment(clock.horizon(day.horizon.days))
    _check_between(directory, "as_of", day.as_of, first - YEAR, end)
    if day.frozen_until is not None:
        _check_frozen_until(directory, day.frozen_until, day.as_of, end)
    for visit in visits:
        for path, moment in _of_order(visit.job.path, visit.job.order):
            _check_between(directory, path, moment, first - 2 * YEAR, end + 2 * YEAR)
        for i, record in enumerate(visit.job.order.records):
            path = f"{visit.job.path}.records[{i}]"
            for place, moment in _of_record(path, record):
                _check_between(directory, place, moment, first - YEAR, end)
                if moment > day.as_of:
                    message = f"{moment.isoformat()} is after as_of {day.as_of.isoformat()}."
                    directory.fault(place, message, "What is recorded has happened: correct it, or as_of.")
            if record.pin is not None and record.pin.start is not None and not has_begun(record):
                _check_between(directory, f"{path}.pin.start", record.pin.start, first, end)
                if record.pin.forced and record.pin.start < day.as_of:
                    message = f"it is forced to {record.pin.start.isoformat()}, before as_of {day.as_of.isoformat()}."
                    directory.fault(f"{path}.pin.start", message, "Record it as started, or force it later.")
                if is_off_grid(record.pin.start, clock):
                    directory.faults.append(off_grid(f"{path}.pin.start", record.pin.start))


def _check_frozen_until(directory: Directory, moment: datetime, as_of: datetime, end: datetime) -> None:
    if moment < as_of:
        message = f"{moment.isoformat()} is before as_of {as_of.isoformat()}."
        directory.fault("frozen_until", message, "Leave it out, or move it to as_of or later.")
    elif moment > end:
        message = f"{moment.isoformat()} is after the horizon ends at {end.isoformat()}."
        directory.fault("frozen_until", message, "Leave it out, or move it into the horizon.")


def _of_order(path: str, order: WorkOrder) -> Iterator[tuple[str, datetime]]:
    yield f"{path}.arrival", order.arrival
    if order.promise is not None:
        yield f"{path}.promise.time", order.promise.time
    if order.latest is not None:
        yield f"{path}.latest", order.latest
    for i, part in enumerate(order.parts):
        if part.available is not None:
            yield f"{path}.parts[{i}].available", part.available
    yield from ((f"{path}.approvals[{i}].expected", yes.expected) for i, yes in enumerate(order.approvals))


def _of_record(path: str, record: OperationRecord) -> Iterator[tuple[str, datetime]]:
    if record.actual_start is not None:
        yield f"{path}.actual_start", record.actual_start
    if record.actual_end is not None:
        yield f"{path}.actual_end", record.actual_end
    for i, stint in enumerate(record.stints):
        yield f"{path}.stints[{i}].start", stint.start
        yield f"{path}.stints[{i}].end", stint.end
    if record.remaining_at is not None:
        yield f"{path}.remaining_at", record.remaining_at


def _check_between(directory: Directory, path: str, moment: datetime, first: datetime, end: datetime) -> None:
    if not first <= moment < end:
        message = f"{moment.isoformat()} is not from {first.isoformat()} to before {end.isoformat()}."
        directory.fault(path, message, "Correct it, or the horizon.")


def is_off_grid(moment: datetime, clock: Clock) -> bool:
    """Whether a time is between two ticks."""
    return moment.microsecond != 0 or clock.tick_up(moment) != clock.tick_down(moment)


def off_grid(path: str, moment: datetime) -> Fault:
    """The fault of a time between two ticks."""
    way_out = "Write full minutes that end in 0 or 5."
    return Fault(path, f"{moment.isoformat()} is not on the 5-minute grid.", way_out)
