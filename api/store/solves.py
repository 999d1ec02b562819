"""Solve jobs: queued, running, then finished, stopped or failed; each with the events that it told."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, delete, func, select, tuple_
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


def last_events(session: Session, of: Collection[str]) -> dict[str, int]:
    """Numbers of their last events."""
    return dict(session.execute(select(Row.id, Row.last_event).where(Row.id.in_(of))).all())


def next_waiting(session: Session) -> Row | None:
    """Whose turn it is: highest priority first, then who has the fewest solves under way, then whose last turn is
    longest ago, then who came."""
    running = func.count(case((Row.status == "running", 1)))
    turns = select(_whose().label("whose"), running.label("count"), func.max(Row.started_at).label("last"))
    under_way = turns.group_by("whose").subquery()
    query = (
        select(Row)
        .join(under_way, under_way.c.whose == _whose())
        .where(Row.status == "queued")
        .order_by(Row.priority.desc(), under_way.c.count, *_seldom(under_way.c.last), Row.created_at, Row.id)
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


def waiting(session: Session, of: str | None = None) -> int:
    """How many wait for their turn: those of a workshop, of a key of the whole service, or all."""
    query = select(func.count()).select_from(Row).where(Row.status == "queued")
    return session.scalar(query if of is None else query.where(_whose() == of)) or 0


def forget(session: Session, before: datetime) -> None:
    """Jobs that were over by then, of days that are no workshop's plan."""
    _remove(session, select(Row.id).where(Row.finished_at < before, Row.writes_plan.is_(False)))


def keep_last(session: Session, workshop: str, most: int, ending: str) -> None:
    """Of the jobs for a workshop's plan that are over only the last are kept; its row is locked by the caller.

    ``ending``: a job that is kept beside them, whatever the clocks say of it.
    """
    over = select(Row.id).where(Row.workshop_id == workshop, Row.writes_plan.is_(True), Row.finished_at.is_not(None))
    others = over.where(Row.id != ending)
    last = others.order_by(Row.finished_at.desc(), Row.id).limit(most)
    _remove(session, others.where(Row.id.not_in(last)))


def listed(session: Session, workshop: str, after: tuple[datetime, str] | None, limit: int) -> Sequence[Row]:
    """The jobs of a workshop, newest first, after the last one of the page before."""
    query = select(Row).where(Row.workshop_id == workshop)
    if after is not None:
        query = query.where(tuple_(Row.created_at, Row.id) < after)
    return session.scalars(query.order_by(Row.created_at.desc(), Row.id.desc()).limit(limit)).all()


def _seldom(last: ColumnElement[datetime]) -> tuple[ColumnElement[bool], ColumnElement[datetime]]:
    """Who had no turn yet comes first, on every database."""
    return last.is_not(None), last


def _whose() -> ColumnElement[str]:
    """Among whom turns are shared: workshops, and keys of the whole service."""
    return func.coalesce(Row.workshop_id, Row.owner)


def _remove(session: Session, which: Select[str]) -> None:
    """Jobs, and what they told."""
    session.execute(delete(SolveEvent).where(SolveEvent.solve_id.in_(which)))
    session.execute(delete(Row).where(Row.id.in_(which)))
