"""Webhooks, and the messages that are on their way to them."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from urllib.parse import urlsplit
from uuid import uuid4

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.http.problems import missing
from api.store.changes import Actor, record
from api.store.tables import Delivery, Workshop
from api.store.tables import Webhook as Row

SECRET_BYTES = 32


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


def deliveries(session: Session, webhook: str, limit: int) -> Sequence[Delivery]:
    """The last messages to a webhook, newest first."""
    query = select(Delivery).where(Delivery.webhook_id == webhook)
    return session.scalars(query.order_by(Delivery.created_at.desc(), Delivery.id).limit(limit)).all()


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


def next_due(session: Session, now: datetime, busy: Collection[str]) -> tuple[Delivery, Row] | None:
    """The message that has waited longest and its webhook, locked; not of a busy one, and of no other service."""
    query = (
        select(Delivery, Row)
        .join(Row, Row.id == Delivery.webhook_id)
        .where(Delivery.delivered_at.is_(None), Delivery.next_at <= now, Delivery.webhook_id.not_in(busy))
        .order_by(Delivery.next_at, Delivery.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=Delivery)
    )
    found = session.execute(query).one_or_none()
    return (found[0], found[1]) if found is not None else None


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
