"""Webhooks, and the messages that are on their way to them."""

from __future__ import annotations

import base64
import json
import secrets
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import uuid4

from sqlalchemy import ColumnElement, case, delete, literal, select, tuple_, update
from sqlalchemy.orm import Session

from api.http.problems import missing
from api.store.changes import Actor, record
from api.store.tables import Delivery, Workshop
from api.store.tables import Webhook as Row

SECRET_BYTES = 32


class Turns(NamedTuple):
    """Which webhooks have a message under way, with their workshops; most for each workshop; which have failed."""

    busy: Mapping[str, str]
    each: int
    failing: Collection[str]


def create(session: Session, workshop: Workshop, url: str, kinds: Sequence[str], actor: Actor) -> Row:
    """A webhook with a secret of its own; the workshop's row is locked by the caller."""
    row = Row(
        id=f"wh-{uuid4().hex}",
        workshop_id=workshop.id,
        url=url,
        secret=f"whsec_{base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()}",
        kinds=list(kinds),
        created_at=actor.at,
    )
    session.add(row)
    record(session, workshop, actor, "webhook", row.id, "created", None, _shown(row))
    return row


def remove(session: Session, workshop: Workshop, row: Row, actor: Actor) -> None:
    """It is told nothing more, not even what is on its way; the workshop's row is locked by the caller."""
    record(session, workshop, actor, "webhook", row.id, "removed", _shown(row))
    session.delete(row)


def get(session: Session, workshop: str, webhook: str) -> Row:
    """One of this workshop.

    Raises
    ------
    Refused
        There is none.
    """
    row = session.get(Row, webhook)
    if row is None or row.workshop_id != workshop:
        raise missing("webhook", webhook)
    return row


def listed(session: Session, workshop: str) -> Sequence[Row]:
    """Those of a workshop, oldest first."""
    query = select(Row).where(Row.workshop_id == workshop).order_by(Row.created_at, Row.id)
    return session.scalars(query).all()


def deliveries(session: Session, webhook: str, after: tuple[datetime, str] | None, limit: int) -> Sequence[Delivery]:
    """The messages to a webhook, newest first, after the last one of the page before."""
    query = select(Delivery).where(Delivery.webhook_id == webhook)
    if after is not None:
        query = query.where(tuple_(Delivery.created_at, Delivery.id) < after)
    return session.scalars(query.order_by(Delivery.created_at.desc(), Delivery.id.desc()).limit(limit)).all()


def send_again(session: Session, webhook: str, delivery: str, now: datetime) -> Delivery:
    """A message is due now, whatever became of it.

    Raises
    ------
    Refused
        There is none.
    """
    row = session.get(Delivery, delivery, with_for_update=True)
    if row is None or row.webhook_id != webhook:
        raise missing("delivery", delivery)
    row.next_at, row.delivered_at = now, None
    return row


def next_due(session: Session, now: datetime, turns: Turns) -> tuple[Delivery, Row] | None:
    """The message whose turn it is and its webhook, locked; of no other service.

    It is of a workshop with the fewest under way, of those rather for a webhook that does not fail, of those the one
    that has waited longest.
    """
    under_way = Counter(turns.busy.values())
    full = [workshop for workshop, number in under_way.items() if number >= turns.each]
    query = (
        select(Delivery, Row)
        .join(Row, Row.id == Delivery.webhook_id)
        .where(Delivery.delivered_at.is_(None), Delivery.next_at <= now)
        .where(Row.id.not_in(list(turns.busy)), Row.workshop_id.not_in(full))
        .order_by(_number(under_way), Row.id.in_(turns.failing), Delivery.next_at, Delivery.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=Delivery)
    )
    found = session.execute(query).one_or_none()
    return (found[0], found[1]) if found is not None else None


def _number(under_way: Mapping[str, int]) -> ColumnElement[int]:
    return case(dict(under_way), value=Row.workshop_id, else_=0) if under_way else literal(0)


def settle(
    session: Session,
    delivery: str,
    attempt: int,
    delivered_at: datetime | None,
    next_at: datetime | None,
    error: str | None,
) -> None:
    """What became of an attempt, unless another has been made since or the webhook is gone."""
    query = update(Delivery).where(Delivery.id == delivery, Delivery.attempts == attempt)
    session.execute(query.values(delivered_at=delivered_at, next_at=next_at, last_error=error))


def forget(session: Session, before: datetime) -> None:
    """Messages that have arrived or were given up, and that nobody will ask for again."""
    session.execute(delete(Delivery).where(Delivery.created_at < before, Delivery.next_at.is_(None)))


def _shown(row: Row) -> str:
    """For the audit trail, which more people read than may see where it leads: paths often hold a password."""
    return json.dumps({"host": urlsplit(row.url).netloc, "kinds": row.kinds}, ensure_ascii=False)
