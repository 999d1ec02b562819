"""What is wrong with an order after an event, said of the event's own fields."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from scheduler.documents.events import Event
from scheduler.documents.orders import WorkOrder
from scheduler.errors import Fault

_RECORD = re.compile(r"^records\[(\d+)\]\.(\w+)(\[\d+\])?$")
_SAID = ("technicians", "bay", "way", "supervisor", "remaining")
_WAYS_OUT = {"at": "Correct the time.", "kind": "Report first that it is finished."}


def of_event(faults: Iterable[Fault], event: Event, order: WorkOrder) -> list[Fault]:
    """The faults of an order as it is after an event (paths begin at the order), each at the field it comes from.

    What the event says nothing of was wrong before: that is said of its ``order``.

    Parameters
    ----------
    event
        As it was reported: what was left out of it has no place in it.
    """
    return [_of_event(fault, event, order) for fault in faults]


def _of_event(fault: Fault, event: Event, order: WorkOrder) -> Fault:
    field = _field(fault.path, event, order)
    if field is not None:
        return replace(fault, path=field, way_out=_WAYS_OUT.get(field, fault.way_out))
    where = "" if fault.path == "order" else f"{fault.path}: "
    return replace(fault, path="order", message=f"{where}{fault.message}")


def _field(path: str, event: Event, order: WorkOrder) -> str | None:
    """Where the event says what stands at a place of its order; None: it does not."""
    if path == "status":
        return "kind"
    if path == "arrival":
        return "at" if order.arrival == event.at else None
    found = _RECORD.match(path)
    if found is None or order.records[int(found[1])].operation != event.operation:
        return None
    name, entry = found[2], found[3] or ""
    if name in _SAID:
        return f"{name}{entry}" if getattr(event, name) else name
    return "at" if getattr(order.records[int(found[1])], name) == event.at else None
