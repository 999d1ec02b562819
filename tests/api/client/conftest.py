"""One server that solves, for all tests of the client; every test that changes something has a workshop of its own."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.client import Client
from api.client.workshops import OneWorkshop
from api.jobs.local import LocalExecutor
from api.store.database import Database
from scheduler.documents.day import Day
from scheduler.generate import generate
from tests.api.databases import sqlite_template
from tests.api.serving import Running, running

__all__ = ["sqlite_template"]

_NUMBERS = itertools.count()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many attempts as ever, without waiting between them."""
    monkeypatch.setattr("api.client.connection.BETWEEN", (0.0,) * 5)


@pytest.fixture(scope="module")
def server(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that solves; which database it has makes no difference to a client."""
    path = tmp_path_factory.mktemp("client") / "workshop.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    with running(database, LocalExecutor(2, 1), private_webhooks=True) as found:
        yield found
    database.close()


@pytest.fixture(scope="module")
def key(server: Running) -> str:
    """Of who administers the whole service."""
    return server.key("admin")


@pytest.fixture(scope="module")
def client(server: Running, key: str) -> Client:
    """With that key."""
    return Client(server.url, key)


@pytest.fixture(scope="module")
def day() -> Day:
    """Fourteen orders of a small workshop in Munich."""
    return generate("small", 0.9, 7)


@pytest.fixture
def place(client: Client, day: Day) -> OneWorkshop:
    """A workshop without orders, of this test alone."""
    name = f"w-{next(_NUMBERS)}"
    client.workshops.create(day.workshop.model_copy(update={"id": name}))
    return client.workshop(name)


@pytest.fixture
def booked(place: OneWorkshop, day: Day) -> OneWorkshop:
    """The workshop with the orders of the day."""
    assert {entry.result for entry in place.orders.load(day.orders)} == {"created"}
    return place
