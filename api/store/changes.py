"""The audit trail, which is also the feed of changes: one row for everything that is changed, numbered per workshop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from api.bodies.changes import Action as Action
from api.bodies.changes import Kind as Kind
from api.store.tables import Change, Workshop


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes something, when; ``id`` tells people of one name apart, None: nobody has asked."""

    name: str
    at: datetime
    id: str | None = None


def record(
    session: Session,
    workshop: Workshop,
    actor: Actor,
    kind: Kind,
    subject: str,
    action: Action,
    before: str | None = None,
    after: str | None = None,
) -> int:
    """Number of the change; the workshop's row is locked by the caller."""
    workshop.last_change += 1
    row = Change(
        workshop_id=workshop.id,
        sequence=workshop.last_change,
        at=actor.at,
        by=actor.name,
        by_id=actor.id,
        kind=kind,
        subject=subject,
        action=action,
        before=before,
        after=after,
    )
    session.add(row)
    return row.sequence


def any_beyond_drafts(session: Session, workshop: str, sequence: int) -> bool:
    """Something was changed after that one that is not just another draft."""
    query = select(Change.sequence).where(Change.workshop_id == workshop, Change.sequence > sequence)
    other = or_(Change.kind != "plan", Change.action == "published")
    return session.scalars(query.where(other).limit(1)).first() is not None


def booked(session: Session, workshop: str, sequence: int) -> set[str]:
    """Orders that were taken in after that change."""
    query = select(Change.subject).where(Change.workshop_id == workshop, Change.sequence > sequence)
    return set(session.scalars(query.where(Change.kind == "order", Change.action == "created")))


def since(
    session: Session, workshop: str, sequence: int, limit: int, kind: Kind | None = None, subject: str | None = None
) -> Sequence[Change]:
    """What was changed after that one, oldest first: of everything, of one kind, or of one thing."""
    query = select(Change).where(Change.workshop_id == workshop, Change.sequence > sequence)
    if kind is not None:
        query = query.where(Change.kind == kind)
    if subject is not None:
        query = query.where(Change.subject == subject)
    return session.scalars(query.order_by(Change.sequence).limit(limit)).all()
