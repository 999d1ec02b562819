"""The record of an operation after somebody has clocked on or off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scheduler.documents.events import Event
from scheduler.documents.orders import OperationRecord, Pin, Stint

_NOTHING: Final[Mapping[str, object]] = {"stints": (), "remaining": None, "remaining_at": None}
"""What is known of work that is begun for the first time, or afresh."""


def clocked(record: OperationRecord, event: Event) -> OperationRecord:
    """The record after an event of its operation; who, where and how are as before unless the event says otherwise."""
    who_and_where = {
        "technicians": event.technicians or record.technicians,
        "bay": event.bay or record.bay,
        "way": record.way if event.way is None else event.way,
        "supervisor": event.supervisor or record.supervisor,
    }
    times = _begun(record, event) if event.kind == "started" else _stopped(record, event)
    return record.model_copy(update={"status": event.kind, **who_and_where, **times})


def _begun(record: OperationRecord, event: Event) -> dict[str, object]:
    """From its latest start on people and bay are busy; before, they may have been busy with other work."""
    done = _done(record, event) if record.status == "paused" else _NOTHING
    return {"actual_start": event.at, "actual_end": None, "pin": _served(record.pin), **done}


def _done(record: OperationRecord, event: Event) -> dict[str, object]:
    """What was done before the work goes on; what remained, and nobody said when, remains now."""
    said = record.remaining_at or event.at
    return {"stints": stints_of(record), "remaining_at": None if record.remaining is None else said}


def stints_of(record: OperationRecord) -> tuple[Stint, ...]:
    """Every stint that is over, the last one too."""
    if record.actual_start is None or record.actual_end is None:
        return record.stints
    last = Stint(
        start=record.actual_start,
        end=record.actual_end,
        technicians=record.technicians,
        bay=record.bay,
        way=record.way,
    )
    return (*record.stints, last)


def _served(pin: Pin | None) -> Pin | None:
    """Of a pin, what still binds when the work has to go on or be done again: its time has come."""
    left = pin.model_copy(update={"start": None, "forced": False}) if pin else Pin()
    return left if left != Pin() else None


def _stopped(record: OperationRecord, event: Event) -> dict[str, object]:
    """Paused work that is said to be finished was so when it was paused; of finished work nothing remains."""
    end: dict[str, object] = {"actual_end": record.actual_end or event.at}
    if event.kind != "paused":
        return end | {"remaining": None, "remaining_at": None}
    return end if event.remaining is None else end | {"remaining": event.remaining, "remaining_at": event.at}
