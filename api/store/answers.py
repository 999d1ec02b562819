"""Answers to requests with an Idempotency-Key."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from api.store.tables import Answer


class Name(NamedTuple):
    """Whose answer, under which key, to which request."""

    owner: str
    key: str
    fingerprint: str


def find(session: Session, name: Name) -> Answer | None:
    """What was answered before. Whoever asks at the same time with the same key waits here for the first."""
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(f"{name.owner}\n{name.key}".encode()).digest()[:8], signed=True)
        session.execute(select(func.pg_advisory_xact_lock(number)))
    return session.get(Answer, (name.owner, name.key))


def keep(session: Session, name: Name, status: int, headers: dict[str, str], body: str, at: datetime) -> None:
    """What is answered now."""
    row = Answer(
        owner=name.owner,
        key=name.key,
        fingerprint=name.fingerprint,
        status=status,
        headers=dict(headers),
        body=body,
        at=at,
    )
    session.add(row)


def forget(session: Session, before: datetime) -> None:
    """Answers that nobody will ask for again."""
    session.execute(delete(Answer).where(Answer.at < before))
