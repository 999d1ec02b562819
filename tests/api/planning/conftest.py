"""A workshop whose plan is changed, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from api.planning.current import current_of
from api.planning.drafting import Edit
from api.planning.inserting import insert
from api.store import orders, workshops
from api.store.changes import Actor
from api.store.database import Database
from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.documents.plan import PlacementEntry
from scheduler.generate import generate
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import START

__all__ = ["database", "postgres_server", "sqlite_template"]

ACTOR = Actor("test", START + timedelta(hours=7))
"""07:00 in Munich; the plan is for the same day."""
LATER = timedelta(days=1)


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


@pytest.fixture
def later(edit: Edit, day: Day) -> WorkOrder:
    """Planned for tomorrow, though its car is here and nothing is promised of it; of another, something is by then."""
    other = day.orders[0]
    assert other.promise is not None
    promise = other.promise.model_copy(update={"time": other.promise.time + LATER})
    orders.put(edit.session, edit.workshop, other.model_copy(update={"promise": promise}), ACTOR)
    order = day.orders[-1].model_copy(update={"promise": None, "latest": None})
    orders.put(edit.session, edit.workshop, order.model_copy(update={"arrival": order.arrival + LATER}), ACTOR)
    insert(edit, current_of(edit.session, edit.workshop, ACTOR.at), order.id, dry_run=False)
    here = order.model_copy(update={"arrival": ACTOR.at - timedelta(hours=1), "status": "arrived"})
    orders.put(edit.session, edit.workshop, here, ACTOR)
    return here


def placed(edit: Edit, order: str) -> list[PlacementEntry]:
    """What the draft has of an order."""
    draft = current_of(edit.session, edit.workshop, ACTOR.at).document
    return [entry for entry in draft.placements if entry.operation.startswith(f"{order}/")]
