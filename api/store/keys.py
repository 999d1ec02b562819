"""API keys: 256 random bits, of which only the hash is kept; found by their prefix."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from api.access.roles import Role
from api.store.tables import Key

PREFIX = "wsk"
SECRET_BYTES = 32


def create(
    session: Session, role: Role, name: str, workshop: str | None, now: datetime, expires_at: datetime | None = None
) -> tuple[Key, str]:
    """The key's row and the key itself, which nobody can tell again."""
    key_id, secret = secrets.token_hex(6), secrets.token_urlsafe(SECRET_BYTES)
    row = Key(
        id=key_id,
        hash=_hash(secret),
        workshop_id=workshop,
        role=role,
        name=name,
        created_at=now,
        expires_at=expires_at,
        revoked_at=None,
    )
    session.add(row)
    session.flush()
    return row, f"{PREFIX}_{key_id}_{secret}"


def find(session: Session, key: str, now: datetime) -> Key | None:
    """Whose key it is; None: nobody's, expired or revoked."""
    prefix, _, rest = key.partition("_")
    key_id, _, secret = rest.partition("_")
    row = session.get(Key, key_id) if prefix == PREFIX and len(key_id) <= 20 else None
    if row is None or not hmac.compare_digest(row.hash, _hash(secret)):
        return None
    is_over = row.revoked_at is not None or (row.expires_at is not None and row.expires_at <= now)
    return None if is_over else row


def listed(
    session: Session, workshop: str | None, after: tuple[datetime, str] | None = None, limit: int | None = None
) -> Sequence[Key]:
    """Keys of a workshop, or all; oldest first, after the last one of the page before."""
    query = select(Key).order_by(Key.created_at, Key.id).limit(limit)
    if workshop is not None:
        query = query.where(Key.workshop_id == workshop)
    if after is not None:
        query = query.where(tuple_(Key.created_at, Key.id) > after)
    return session.scalars(query).all()


def of(session: Session, workshop: str, key_id: str) -> Key | None:
    """A key of this workshop."""
    row = session.get(Key, key_id)
    return row if row is not None and row.workshop_id == workshop else None


def revoke(session: Session, key_id: str, now: datetime) -> Key | None:
    """It opens nothing from now on."""
    row = session.get(Key, key_id)
    if row is not None and row.revoked_at is None:
        row.revoked_at = now
    return row


def any_valid(session: Session, now: datetime) -> bool:
    """Somebody may administer the whole service."""
    admins = select(Key).where(Key.role == "admin", Key.workshop_id.is_(None), Key.revoked_at.is_(None))
    return any(key.expires_at is None or key.expires_at > now for key in session.scalars(admins))


def _hash(secret: str) -> str:
    """Random secrets need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()
