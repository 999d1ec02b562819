"""A workshop whose plan is changed, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from api.planning.drafting import Edit
from api.store import orders, workshops
from api.store.changes import Actor
from api.store.database import Database
from scheduler.documents.day import Day
from scheduler.generate import generate
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import START

__all__ = ["database", "postgres_server", "sqlite_template"]

ACTOR = Actor("test", START + timedelta(hours=7))
"""07:00 in Munich; the plan is for the same day."""


@pytest.fixture(scope="session")
def day() -> Day:
    """Fourteen orders, of which the last is booked later."""
    return generate("small", 0.9, 7)


@pytest.fixture
def edit(database: Database, day: Day) -> Iterator[Edit]:
    """The workshop with all but the last order, nothing planned."""
    with database.writing() as session:
        row = workshops.create(session, day.workshop, ACTOR)
        for order in day.orders[:-1]:
            orders.put(session, row, order, ACTOR)
        yield Edit(session, row, ACTOR, 50)
