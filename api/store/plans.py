"""Versions of a workshop's rolling plan: one counter for draft and published ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.store.changes import Actor
from api.store.tables import PlanVersion as Row
from api.store.tables import Workshop
from scheduler.documents.plan import PlanDocument

Cause = Literal["created", "moved", "inserted", "solved", "published", "followed"]
State = Literal["draft", "published"]


def get(session: Session, workshop: str, version: int) -> Row | None:
    """One version, as long as it is kept."""
    return session.get(Row, (workshop, version))


def current(session: Session, workshop: Workshop, state: State = "draft") -> Row | None:
    """The draft, or the plan that is published; None: none is."""
    version = workshop.draft_version if state == "draft" else workshop.published_version
    return None if version is None else get(session, workshop.id, version)


def add(
    session: Session,
    workshop: Workshop,
    plan: PlanDocument,
    cause: Cause,
    actor: Actor,
    keep: int,
    intent: Mapping[str, Any] | None = None,
) -> Row:
    """The next version, made from the draft; the workshop's row is locked by the caller. Old drafts are forgotten."""
    version, state = workshop.draft_version + 1, "published" if cause == "published" else "draft"
    document = plan.model_copy(update={"version": version, "base_version": workshop.draft_version, "state": state})
    row = Row(
        workshop_id=workshop.id,
        version=version,
        state=state,
        cause=cause,
        document=text_of(document),
        intent=dict(intent) if intent is not None else None,
        by=actor.name,
        at=actor.at,
    )
    session.add(row)
    workshop.draft_version = version
    if state == "published":
        workshop.published_version = version
    _forget(session, workshop.id, version - keep)
    session.flush()
    return row


def since(session: Session, workshop: str, version: int) -> Sequence[Row]:
    """Versions after that one, oldest first."""
    query = select(Row).where(Row.workshop_id == workshop, Row.version > version)
    return session.scalars(query.order_by(Row.version)).all()


def document_of(row: Row) -> PlanDocument:
    """What was written."""
    return PlanDocument.model_validate_json(row.document)


def text_of(plan: PlanDocument) -> str:
    """As it is kept and read."""
    return plan.model_dump_json(by_alias=True, exclude_none=True)


def _forget(session: Session, workshop: str, until: int) -> None:
    session.execute(delete(Row).where(Row.workshop_id == workshop, Row.version < until, Row.state == "draft"))
