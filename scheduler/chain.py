"""Which status may follow which, of an order and of an operation, and what work does to the order it belongs to.

booked → prepared → arrived → checked in → queued → in progress → self-checked → final inspection → wash → ready →
handed over. Stages may be left out, none is gone back to but on these ways: work waits for parts or an approval and
goes on, a fault that is found sends the car to rework, a car that is carried over goes on where it was. Who did not
show up may still come. An order is cancelled as long as its work is not done; after that the car is handed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scheduler.documents.events import EventKind, OperationEvent, OrderEvent
from scheduler.documents.fields import Id
from scheduler.documents.operations import StepKind
from scheduler.documents.orders import OperationRecord, OperationStatus, OrderStatus, WorkOrder
from scheduler.translate.orders import EXPECTED
from scheduler.translate.problem import GONE

_Events = tuple[OrderEvent, ...]

_HELD: Final[_Events] = ("waiting_parts", "waiting_approval")
_STOPPED: Final[_Events] = ("carried_over", "cancelled")
_BEGUN: Final[_Events] = ("in_progress", *_HELD, "final_inspection", "wash", *_STOPPED)
"""A car may come for an inspection or a wash alone."""
_DONE: Final[_Events] = ("self_checked", "final_inspection", "wash", "ready")

FOLLOWING: Final[Mapping[OrderStatus, _Events]] = {
    "booked": ("prepared", "arrived", "no_show", "cancelled"),
    "prepared": ("arrived", "no_show", "cancelled"),
    "no_show": ("arrived",),
    "arrived": ("checked_in", "queued", *_BEGUN),
    "checked_in": ("queued", *_BEGUN),
    "queued": _BEGUN,
    "in_progress": (*_HELD, *_DONE, *_STOPPED),
    "waiting_parts": ("in_progress", "waiting_approval", *_DONE, *_STOPPED),
    "waiting_approval": ("in_progress", "waiting_parts", *_DONE, *_STOPPED),
    # Each trade checks its own work, so more may follow; some workshops wash before they inspect.
    "self_checked": ("in_progress", *_HELD, "final_inspection", "rework", "wash", "ready", "carried_over"),
    "final_inspection": ("rework", "wash", "ready", "carried_over"),
    "rework": (*_HELD, *_DONE, "carried_over"),
    "wash": ("final_inspection", "rework", "ready", "carried_over"),
    "ready": ("rework", "handed_over"),
    "carried_over": ("queued", "in_progress", *_HELD, "rework", *_DONE, "cancelled"),
    "handed_over": (),
    "cancelled": (),
}
OPERATION_FOLLOWING: Final[Mapping[OperationStatus, tuple[OperationEvent, ...]]] = {
    "planned": ("started",),
    "started": ("paused", "finished", "failed"),
    "paused": ("started", "finished", "failed"),
    "finished": ("failed",),  # as the inspection finds out
    "failed": ("started",),
}
_AT_REST = ("ready", *GONE)
"""Statuses of an order that nobody is working on."""

_MEANWHILE: Final[Mapping[StepKind, OrderStatus]] = {
    "work": "in_progress",
    "test_drive": "in_progress",
    "self_check": "in_progress",
    "inspection": "final_inspection",
    "wash": "wash",
    "handover": "ready",
    "return": "ready",
}
_AFTERWARDS: Final[Mapping[StepKind, OrderStatus]] = {
    "collection": "arrived",
    "reception": "checked_in",
    "self_check": "self_checked",
    "handover": "handed_over",
    "return": "handed_over",
}


def next_events(order: WorkOrder, operation: Id | None = None) -> tuple[EventKind, ...]:
    """Kinds of events that may happen now to an order, or to one of its operations.

    Of an operation the order knows no more than its record: whether one of its kind may start at this stage, a final
    inspection or the handover, shows when it does.
    """
    if operation is not None:
        return _next_of(order, operation)
    busy = bool(under_way(order))
    return tuple(kind for kind in FOLLOWING[order.status] if not (busy and kind in _AT_REST))


def _next_of(order: WorkOrder, operation: Id) -> tuple[OperationEvent, ...]:
    """Nothing is done to a car that is not there; a driver sets out for one that is to be collected."""
    absent = order.status in EXPECTED and order.mode != "collection"
    return () if absent or order.status in GONE else OPERATION_FOLLOWING[record_of(order, operation).status]


def record_of(order: WorkOrder, operation: Id) -> OperationRecord:
    """What is known of an operation."""
    known = (record for record in order.records if record.operation == operation)
    return next(known, OperationRecord(operation=operation))


def under_way(order: WorkOrder) -> tuple[Id, ...]:
    """Operations that somebody is working on."""
    return tuple(record.operation for record in order.records if record.status == "started")


def meanwhile(order: WorkOrder, kind: StepKind) -> OrderStatus | None:
    """Status of the order while an operation of this kind is under way; none if it cannot be started now.

    Whatever is begun on a car that is further on already is rework.
    """
    if (order.status in EXPECTED) != (kind == "collection"):
        return None
    status = _MEANWHILE.get(kind, order.status)
    if status == order.status or (status == "in_progress" and order.status == "rework"):
        return order.status
    if status == "ready" and under_way(order):
        return None
    following = FOLLOWING[order.status]
    return status if status in following else "rework" if "rework" in following else None


def afterwards(order: WorkOrder, kind: StepKind) -> OrderStatus:
    """Status of the order when an operation of this kind is finished."""
    status = _AFTERWARDS.get(kind, order.status)
    return status if status in FOLLOWING[order.status] else order.status


def after_failure(order: WorkOrder, kind: StepKind) -> OrderStatus:
    """Status of the order when an operation of this kind has to be done again; a handover is only put off."""
    sent_back = kind not in ("handover", "return") and "rework" in FOLLOWING[order.status]
    return "rework" if sent_back else order.status
