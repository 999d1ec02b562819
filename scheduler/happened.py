"""What an event makes of its order: the status, and the actual times of its operations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NoReturn, get_args

from scheduler.chain import after_failure, afterwards, meanwhile, next_events, record_of, under_way
from scheduler.clocked import clocked
from scheduler.documents.events import Event, OperationEvent
from scheduler.documents.fields import Id
from scheduler.documents.operations import StepKind
from scheduler.documents.orders import OperationRecord, OrderStatus, WorkOrder
from scheduler.documents.workshop import Workshop
from scheduler.errors import Fault, IllegalEvent
from scheduler.translate.directory import Directory, unknown
from scheduler.translate.jobs import spell_out

_OF_OPERATIONS = get_args(OperationEvent)


def applied(order: WorkOrder, event: Event, workshop: Workshop) -> WorkOrder:
    """The order as it is after an event that names it.

    Work that is started or finished is a fact from then on, with these times; paused and failed work is planned again.
    What its catalogue entry asks for (people, a bay, that a ready car has no work left) is checked where the day
    becomes a problem.

    Raises
    ------
    IllegalEvent
        It cannot follow what is known of the order.
    """
    _check_fields(event)
    if event.operation is None:
        return _stage(order, event)
    kind = _kind(order, event.operation, workshop)
    record = record_of(order, event.operation)
    _check_operation(order, event, record)
    after = _with_record(order, clocked(record, event))
    return _at_stage(after, _status(order, event, kind), event.at)


def _check_fields(event: Event) -> None:
    """Nothing that is reported is ignored."""
    if event.kind not in _OF_OPERATIONS:
        for name in _said_of_work(event):
            _refuse(name, f"{event.kind} is about the whole order, and {name} is given.", f"Take {name} out.")
    elif event.operation is None:
        _refuse("operation", f"{event.kind} is about an operation, and none is given.", "Name it: `package/step`.")
    elif event.remaining is not None and event.kind != "paused":
        message = f"remaining is given, and the operation is {event.kind}."
        _refuse("remaining", message, "Say what remains when it is paused.")


def _said_of_work(event: Event) -> Iterator[str]:
    said = event.model_dump(include={"operation", "technicians", "bay", "way", "supervisor", "remaining"})
    return (name for name, value in said.items() if value not in (None, ()))


def _stage(order: WorkOrder, event: Event) -> WorkOrder:
    """The order at the stage that an event is named after."""
    if event.kind not in next_events(order):
        working = under_way(order)
        busy = f" and {', '.join(working)} under way" if working else ""
        _refuse("kind", f"order {order.id} is {order.status}{busy}: {event.kind} cannot follow.", _possible(order))
    return _at_stage(order, event.kind, event.at)


def _kind(order: WorkOrder, operation: Id, workshop: Workshop) -> StepKind:
    job = spell_out(Directory(workshop), order, "order")
    if operation not in job.index:
        raise IllegalEvent(unknown("operation", "operation", operation, job.index))
    return job.steps[job.index[operation]].spec.kind


def _check_operation(order: WorkOrder, event: Event, record: OperationRecord) -> None:
    if event.kind not in next_events(order, record.operation):
        message = f"{record.operation} of order {order.id} is {record.status}, the order {order.status}:"
        _refuse("kind", f"{message} {event.kind} cannot follow.", _possible(order, record.operation))
    last = record.actual_end or record.actual_start
    if last is not None and event.at < last:
        message = f"{event.at.isoformat()} is before {last.isoformat()}, when {record.operation} was {record.status}."
        _refuse("at", message, "Correct the time.")


def _status(order: WorkOrder, event: Event, kind: StepKind) -> OrderStatus:
    """Status of the order after something has happened to an operation of that kind."""
    if event.kind == "started":
        status = meanwhile(order, kind)
        if status is None:
            message = f"order {order.id} is {order.status}: {event.operation} ({kind}) cannot be started."
            _refuse("kind", message, _possible(order))
        return status
    if event.kind == "finished":
        return afterwards(order, kind)
    return after_failure(order, kind) if event.kind == "failed" else order.status


def _possible(order: WorkOrder, operation: Id | None = None) -> str:
    """What can happen to the operation now; if nothing, what can happen to the order."""
    possible = ", ".join((operation and next_events(order, operation)) or next_events(order))
    return f"Possible now: {possible}." if possible else "Nothing can happen to it any more."


def _refuse(path: str, message: str, way_out: str) -> NoReturn:
    raise IllegalEvent(Fault(path, message, way_out))


def _with_record(order: WorkOrder, record: OperationRecord) -> WorkOrder:
    others = {known.operation: known for known in order.records}
    return order.model_copy(update={"records": tuple((others | {record.operation: record}).values())})


def _at_stage(order: WorkOrder, status: str, at: datetime) -> WorkOrder:
    """The order with a status; a car that arrives is there from then on."""
    arrival = _arrival(order, at) if status == "arrived" and order.status != "arrived" else order.arrival
    return order.model_copy(update={"status": status, "arrival": arrival})


def _arrival(order: WorkOrder, at: datetime) -> datetime:
    """A document whose promise lies before the arrival is refused: who comes even later is as if he came by then."""
    deadlines = (order.promise.time if order.promise else at, order.latest or at)
    return min(at, *deadlines)
