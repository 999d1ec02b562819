"""Events: written into the log and onto their order in one transaction; the same event twice is one event."""

from __future__ import annotations

from sqlalchemy.orm import Session

from api.intake.booking import ensure_plannable, found
from api.planning.current import AHEAD
from api.planning.drafting import Edit, follow
from api.store import events, orders, plans, workshops
from api.store.tables import Workshop
from api.webhooks.outbox import announce
from scheduler.documents.events import Event, RecordedEvent
from scheduler.documents.orders import WorkOrder
from scheduler.documents.workshop import Workshop as Document
from scheduler.errors import Fault, IllegalEvent, InvalidDocument
from scheduler.event_faults import of_event
from scheduler.happened import applied
from scheduler.translate.directory import Directory
from scheduler.translate.jobs import spell_out
from scheduler.translate.problem import GONE


def report(edit: Edit, event: Event) -> tuple[RecordedEvent, bool]:
    """The entry in the log, and whether it is new. The draft follows.

    Raises
    ------
    IllegalEvent
        It cannot follow what is known of its order, or has not happened yet.
    InvalidDocument
        With it the order could not be planned: it names people or bays that do not fit. Or another event was reported
        under its identifier.
    """
    session, workshop, actor = edit.session, edit.workshop, edit.actor
    known = events.by_external(session, workshop.id, event.external_id) if event.external_id else None
    if known is not None:
        return _same(events.document_of(known), event), False
    if event.at > actor.at + AHEAD:
        message = f"{event.at.isoformat()} has not come yet, it is {actor.at.isoformat()}."
        raise IllegalEvent(Fault("at", message, "Report what has happened; check the UTC offset."))
    before = orders.document_of(found(session, workshop.id, event.order))
    document = workshops.document_of(workshop)
    event = _by_its_step(event, before, document)
    after = applied(before, _as_planned(session, workshop, event), document)
    if after.status not in GONE:
        try:
            ensure_plannable(session, workshop, after, actor)
        except InvalidDocument as error:
            raise InvalidDocument(of_event(error.faults, event, after)) from None
    orders.put(session, workshop, after, actor, "cancelled" if event.kind == "cancelled" else "recorded")
    follow(edit)
    if after.status != before.status:
        facts = {"order": after.id, "external_id": after.external_id, "before": before.status, "status": after.status}
        announce(session, workshop, "order.status_changed", facts, actor.at)
    return events.add(session, workshop, event, actor), True


def _same(known: RecordedEvent, event: Event) -> RecordedEvent:
    """Another event under an identifier that is taken would be lost if it were taken for the one that has it."""
    old = known.event
    names = (old.operation, f"{old.order}/{old.operation}")
    if (event.kind, event.order, event.at) == (old.kind, old.order, old.at) and event.operation in names:
        return known
    what = f"{old.kind} of order {old.order}" if old.operation is None else f"{old.kind} of {names[1]}"
    message = f"{event.external_id} is that of another event, {what} at {old.at.isoformat()}."
    raise InvalidDocument(
        [Fault("external_id", message, "Give every event one of its own; only repeat one unchanged.")]
    )


def _by_its_step(event: Event, order: WorkOrder, workshop: Document) -> Event:
    """An operation that goes by its whole id, as everywhere else; what its order has under that very name is meant."""
    if event.operation is None or not event.operation.startswith(f"{order.id}/"):
        return event
    step = event.operation.removeprefix(f"{order.id}/")
    steps = spell_out(Directory(workshop), order, "order").index
    is_whole = event.operation not in steps and step in steps
    return event.model_copy(update={"operation": step}) if is_whole else event


def _as_planned(session: Session, workshop: Workshop, event: Event) -> Event:
    """Who starts work and says no more does it as it is planned."""
    row = plans.current(session, workshop)
    if event.kind != "started" or event.technicians or row is None:
        return event
    name = f"{event.order}/{event.operation}"
    planned = next((entry for entry in plans.document_of(row).placements if entry.operation == name), None)
    if planned is None:
        return event
    bay = event.bay or planned.bay
    way = planned.way if event.way is None else event.way
    return event.model_copy(update={"technicians": planned.technicians, "bay": bay, "way": way})
