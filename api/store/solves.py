"""Solve jobs: queued, running, then finished, stopped or failed; each with the events that it told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.bodies.solves import OVER as OVER
from api.store.tables import Solve as Row
from api.store.tables import SolveEvent


def get(session: Session, solve: str) -> Row | None:
    """One job."""
    return session.get(Row, solve)


def locked(session: Session, solve: str) -> Row | None:
    """One job, until the end of the transaction."""
    return session.get(Row, solve, with_for_update=True, populate_existing=True)


def add(session: Session, row: Row) -> None:
    """A new job, which waits for its turn."""
    session.add(row)
    session.flush()
    tell(session, row, "queued", {})


def tell(session: Session, row: Row, kind: str, facts: dict[str, Any]) -> None:
    """The next event of a job; its row is locked by the caller."""
    row.last_event += 1
    document = json.dumps({"sequence": row.last_event, "kind": kind, **facts}, ensure_ascii=False)
    session.add(SolveEvent(solve_id=row.id, sequence=row.last_event, kind=kind, document=document))


def events(session: Session, solve: str, after: int) -> Sequence[SolveEvent]:
    """What it told after that one, oldest first."""
    query = select(SolveEvent).where(SolveEvent.solve_id == solve, SolveEvent.sequence > after)
    return session.scalars(query.order_by(SolveEvent.sequence)).all()


def next_waiting(session: Session) -> Row | None:
    """Whose turn it is: highest priority first, then the workshop with the fewest solves under way, then who came."""
    running = select(Row.workshop_id, func.count().label("count")).where(Row.status == "running")
    under_way = running.group_by(Row.workshop_id).subquery()
    query = (
        select(Row)
        .outerjoin(under_way, under_way.c.workshop_id == Row.workshop_id)
        .where(Row.status == "queued")
        .order_by(Row.priority.desc(), func.coalesce(under_way.c.count, 0), Row.created_at, Row.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=Row)
    )
    return session.scalars(query).one_or_none()


def writing_plan(session: Session, workshop: str) -> Row | None:
    """The job that is going to write this workshop's plan."""
    query = select(Row).where(
        Row.workshop_id == workshop, Row.writes_plan.is_(True), Row.status.in_(("queued", "running"))
    )
    return session.scalars(query.limit(1)).one_or_none()


def to_be_stopped(session: Session, runner: str) -> Sequence[str]:
    """Jobs that this runner carries and somebody wants to end."""
    query = select(Row.id).where(Row.runner == runner, Row.status == "running", Row.stop_requested.is_(True))
    return session.scalars(query).all()


def running(session: Session) -> Sequence[Row]:
    """Jobs under way, in any service; those that another one has in hand at this moment are passed over."""
    query = select(Row).where(Row.status == "running").with_for_update(skip_locked=True)
    return session.scalars(query).all()


def waiting(session: Session, workshop: str | None = None) -> int:
    """How many wait for their turn, of one workshop or of all."""
    query = select(func.count()).select_from(Row).where(Row.status == "queued")
    return session.scalar(query if workshop is None else query.where(Row.workshop_id == workshop)) or 0


def forget(session: Session, before: datetime) -> None:
    """Jobs that were over by then, of days that are no workshop's plan."""
    old = select(Row.id).where(Row.finished_at < before, Row.writes_plan.is_(False))
    session.execute(delete(SolveEvent).where(SolveEvent.solve_id.in_(old)))
    session.execute(delete(Row).where(Row.id.in_(old)))


def listed(session: Session, workshop: str, limit: int) -> Sequence[Row]:
    """The last jobs of a workshop, newest first."""
    query = select(Row).where(Row.workshop_id == workshop).order_by(Row.created_at.desc(), Row.id).limit(limit)
    return session.scalars(query).all()
