"""What is announced to webhooks: written in the transaction of what it tells of, sent later."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from api.bodies.messages import MESSAGES
from api.bodies.webhooks import Announcement
from api.store import webhooks
from api.store.tables import Delivery, Workshop


def announce(session: Session, workshop: Workshop, kind: Announcement, facts: Mapping[str, Any], now: datetime) -> None:
    """One message to every webhook that wants to know; the workshop's row is locked by the caller."""
    wanting = [hook for hook in webhooks.listed(session, workshop.id) if kind in hook.kinds]
    if not wanting:
        return
    body = {"type": kind, "timestamp": now, "data": {"workshop": workshop.id, **facts}}
    text = MESSAGES[kind].model_validate(body).model_dump_json()
    session.add_all(_message(hook.id, text, now) for hook in wanting)


def _message(webhook: str, body: str, now: datetime) -> Delivery:
    return Delivery(
        id=f"msg_{uuid4().hex}",
        webhook_id=webhook,
        body=body,
        created_at=now,
        attempts=0,
        next_at=now,
        delivered_at=None,
        last_error=None,
    )
