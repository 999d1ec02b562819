"""`workshop keys`: create, list and revoke API keys where the database is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import typer
from sqlalchemy.orm import Session

from api.access.roles import Role
from api.commands.settings import settings
from api.store import keys, workshops
from api.store.opening import opened
from api.store.tables import Key
from scheduler.errors import WorkshopError


def create(role: Role, name: str, workshop: str | None, days: int | None) -> None:
    """Write a new key on standard output, once."""
    now = datetime.now(UTC)
    with _writing() as session:
        if workshop is not None and workshops.find(session, workshop) is None:
            raise WorkshopError(f"there is no workshop {workshop}. Create it first, or leave --workshop out.")
        row, key = keys.create(session, role, name, workshop, now, now + timedelta(days=days) if days else None)
    typer.echo(f"key {row.id} for {name}, shown only this once:", err=True)
    typer.echo(key)


def list_all(workshop: str | None) -> None:
    """One line per key; the keys themselves nobody can tell."""
    with _writing() as session:
        lines = [_line(row) for row in keys.listed(session, workshop)]
    typer.echo("\n".join(lines) if lines else "there are no keys")


def revoke(key: str) -> None:
    """It opens nothing from now on."""
    with _writing() as session:
        if keys.revoke(session, key, datetime.now(UTC)) is None:
            raise WorkshopError(f"there is no key {key}. `workshop keys list` shows them.")
    typer.echo(f"key {key} is revoked", err=True)


def _line(row: Key) -> str:
    state = "revoked" if row.revoked_at else f"until {row.expires_at:%Y-%m-%d}" if row.expires_at else "valid"
    return f"{row.id}  {row.role:<11}  {row.workshop_id or 'all workshops':<30}  {state:<16}  {row.name}"


@contextmanager
def _writing() -> Iterator[Session]:
    database = opened(settings())
    try:
        with database.writing() as session:
            yield session
    finally:
        database.close()
