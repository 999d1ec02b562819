"""Workshops: the row that whoever changes something of one locks first."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.http.problems import missing
from api.store.changes import Actor, record
from api.store.tables import PlanVersion
from api.store.tables import Workshop as Row
from scheduler.documents.plan import PlanDocument
from scheduler.documents.workshop import Workshop


def create(session: Session, document: Workshop, actor: Actor, *, is_sandbox: bool = False) -> Row:
    """A workshop, with an empty plan as its version 0; the caller has seen that there is none of this id."""
    row = Row(
        id=document.id,
        document=text_of(document),
        revision=1,
        draft_version=0,
        published_version=None,
        last_change=0,
        last_event=0,
        is_sandbox=is_sandbox,
        created_at=actor.at,
    )
    session.add(row)
    session.flush()
    session.add(_empty_plan(row, actor))
    record(session, row, actor, "workshop", row.id, "created", None, row.document)
    return row


def find(session: Session, workshop: str) -> Row | None:
    """As it is."""
    return session.get(Row, workshop)


def get(session: Session, workshop: str) -> Row:
    """As it is.

    Raises
    ------
    Refused
        There is none.
    """
    if (row := find(session, workshop)) is None:
        raise missing("workshop", workshop)
    return row


def locked(session: Session, workshop: str) -> Row:
    """As it is, until the end of the transaction: nobody else changes anything of it meanwhile.

    Raises
    ------
    Refused
        There is none.
    """
    if (row := session.get(Row, workshop, with_for_update=True, populate_existing=True)) is None:
        raise missing("workshop", workshop)
    return row


def replace(session: Session, row: Row, document: Workshop, actor: Actor) -> None:
    """Another document for the same workshop."""
    before, row.document = row.document, text_of(document)
    row.revision += 1
    record(session, row, actor, "workshop", row.id, "changed", before, row.document)


def listed(session: Session, only: str | None, after: str, limit: int) -> Sequence[Row]:
    """Workshops by id, all or one."""
    query = select(Row).where(Row.id > after).order_by(Row.id).limit(limit)
    return session.scalars(query if only is None else query.where(Row.id == only)).all()


def document_of(row: Row) -> Workshop:
    """What was written."""
    return Workshop.model_validate_json(row.document)


def text_of(document: Workshop) -> str:
    """As it is kept."""
    return document.model_dump_json(exclude_unset=True)


def _empty_plan(row: Row, actor: Actor) -> PlanVersion:
    empty = PlanDocument(schema="workshop-plan/1", workshop=row.id, as_of=actor.at, placements=(), stays=())
    return PlanVersion(
        workshop_id=row.id,
        version=0,
        state="draft",
        cause="created",
        document=empty.model_dump_json(by_alias=True, exclude_none=True),
        intent=None,
        by=actor.name,
        at=actor.at,
    )
