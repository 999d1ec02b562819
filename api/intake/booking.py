"""Orders of a workshop: taken in only if they can be planned, never against the log of what has happened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.http.problems import Code, Refused
from api.planning.current import day_now, with_orders
from api.store import orders
from api.store.changes import Actor
from api.store.tables import WorkOrder as Row
from api.store.tables import Workshop
from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.errors import Fault, InvalidDocument
from scheduler.plannable import plannable

EXPECTED = ("booked", "prepared")
"""Orders whose car has not come yet."""
FARTHEST = timedelta(days=730)
"""How far ahead somebody may book: what is farther is a slip of the pen."""


def ensure_plannable(session: Session, workshop: Workshop, order: WorkOrder, actor: Actor) -> None:
    """The order fits the workshop and the other orders.

    Raises
    ------
    InvalidDocument
        It does not; every fault is named.
    """
    if faults := refused(session, workshop, [order], actor).get(order.id):
        raise InvalidDocument(list(faults))


def refused(
    session: Session, workshop: Workshop, new: Sequence[WorkOrder], actor: Actor
) -> Mapping[str, Sequence[Fault]]:
    """What is wrong with orders, beside those that are there already."""
    far = {order.id: [_too_far(order, actor.at)] for order in new if order.arrival > actor.at + FARTHEST}
    day = day_now(session, workshop, actor.at)
    return {**_refused(day, [order for order in new if order.id not in far], actor.at), **far}


def _too_far(order: WorkOrder, now: datetime) -> Fault:
    message = f"{order.arrival.isoformat()} is more than {FARTHEST.days} days after {now.isoformat()}."
    return Fault(
        "arrival", message, "Correct it. Orders beyond the 60 days of the plan are kept until their time comes."
    )


def _refused(day: Day, new: Sequence[WorkOrder], now: datetime) -> Mapping[str, Sequence[Fault]]:
    together = {order.id: order for order in (*day.orders, *new)}
    try:
        _, _, found = plannable(with_orders(day, tuple(together.values()), now))
    except InvalidDocument as error:  # said of the workshop, which was sound without one of them
        return _blamed(day, new, now, error)
    return {order.id: found[order.id] for order in new if order.id in found}


def _blamed(day: Day, new: Sequence[WorkOrder], now: datetime, error: InvalidDocument) -> Mapping[str, Sequence[Fault]]:
    """By halves, who it is; then the others without them."""
    if len(new) <= 1:
        return {order.id: error.faults for order in new}
    half = len(new) // 2
    wrong = {**_refused(day, new[:half], now), **_refused(day, new[half:], now)}
    rest = [order for order in new if order.id not in wrong]
    return {**wrong, **_refused(day, rest, now)} if wrong and rest else wrong


def with_history(order: WorkOrder, row: Row | None) -> WorkOrder:
    """Another version of an order that is there: what has happened to it stays, for only events tell that.

    Raises
    ------
    InvalidDocument
        It says that something else has happened.
    """
    if row is None:
        return order
    known = orders.document_of(row)
    told = order.model_fields_set
    faults = [
        Fault(name, f"it is not what the order's events tell: {shown}.", "Leave it out, and report an event instead.")
        for name, differs, shown in (
            ("status", "status" in told and order.status != known.status, known.status),
            ("records", "records" in told and order.records != known.records, f"{len(known.records)} records"),
        )
        if differs
    ]
    if faults:
        raise InvalidDocument(faults)
    # Once the car has come, the dealer's own system goes on telling when it was to come.
    arrival = order.arrival if known.status in EXPECTED else known.arrival
    return order.model_copy(update={"status": known.status, "records": known.records, "arrival": arrival})


def found(session: Session, workshop: str, order: str) -> Row:
    """An order that is there.

    Raises
    ------
    Refused
        There is none.
    """
    if (row := orders.find(session, workshop, order)) is None:
        raise _unknown(workshop, order, orders.by_external(session, workshop, order))
    return row


def _unknown(workshop: str, order: str, other: Row | None) -> Refused:
    """Whose other name it is, is said: orders are addressed by their ids."""
    detail = f"There is no order {order} in {workshop}."
    if other is None:
        return Refused(Code.NOT_FOUND, detail)
    detail += f" {order} is the external_id of order {other.id}: name orders by their id."
    return Refused(Code.NOT_FOUND, detail, context={"order": other.id})
