"""Workshops to play with: a realistic one, with the orders of its next working day."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy.orm import Session

from api.store import orders, workshops
from api.store.changes import Actor
from api.store.tables import Workshop
from scheduler.documents.day import Day
from scheduler.generate import generate
from scheduler.generate.sizes import Size

LOOK_AHEAD = 15
"""Days within which every workshop is open once."""


def create(session: Session, size: Size, actor: Actor, name: str | None = None) -> Workshop:
    """A workshop of a size with the orders of its next working day, none of them planned."""
    day = _next_day(size, actor.at)
    document = day.workshop.model_copy(update={"id": name or f"sandbox-{uuid4().hex[:12]}"})
    row = workshops.create(session, document, actor, is_sandbox=True)
    for order in day.orders:
        orders.put(session, row, order, actor)
    return row


def _next_day(size: Size, now: datetime) -> Day:
    """The first day after this one on which it is open."""
    for ahead in range(1, LOOK_AHEAD):
        try:
            return generate(size, first_day=(now + timedelta(days=ahead)).date())
        except ValueError:  # closed
            continue
    raise AssertionError(f"a {size} workshop is closed for {LOOK_AHEAD} days")
