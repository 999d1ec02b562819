"""The log of a workshop: what happened, in the order of report; only ever added to."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.store.changes import Actor
from api.store.tables import Event as Row
from api.store.tables import Workshop
from scheduler.documents.events import Event, RecordedEvent


def add(session: Session, workshop: Workshop, event: Event, actor: Actor) -> RecordedEvent:
    """The next entry; the workshop's row is locked by the caller."""
    workshop.last_event += 1
    recorded = RecordedEvent(
        sequence=workshop.last_event,
        id=f"e-{workshop.last_event}",
        recorded_at=actor.at,
        by=actor.name,
        event=event,
    )
    row = Row(
        workshop_id=workshop.id,
        sequence=recorded.sequence,
        id=recorded.id,
        order_id=event.order,
        external_id=event.external_id,
        kind=event.kind,
        at=event.at,
        recorded_at=actor.at,
        by=actor.name,
        document=recorded.model_dump_json(exclude_none=True),
    )
    session.add(row)
    return recorded


def by_external(session: Session, workshop: str, external: str) -> Row | None:
    """The one that was reported under this identifier before."""
    return session.scalars(select(Row).where(Row.workshop_id == workshop, Row.external_id == external)).one_or_none()


def since(session: Session, workshop: str, sequence: int, limit: int, order: str | None = None) -> Sequence[Row]:
    """Entries after that one, oldest first, of all orders or of one."""
    query = select(Row).where(Row.workshop_id == workshop, Row.sequence > sequence)
    if order is not None:
        query = query.where(Row.order_id == order)
    return session.scalars(query.order_by(Row.sequence).limit(limit)).all()


def document_of(row: Row) -> RecordedEvent:
    """What was written."""
    return RecordedEvent.model_validate_json(row.document)
