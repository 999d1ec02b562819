"""Servers on both databases, with a workshop in them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from api.http.logs import configure
from api.store.database import Database
from scheduler.documents.day import Day
from scheduler.documents.fields import Document
from scheduler.generate import generate
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import Running, running

__all__ = ["database", "postgres_server", "sqlite_template"]


@pytest.fixture(scope="session", autouse=True)
def _logs() -> None:
    """On stderr, where a test that fails shows them."""
    configure(json_lines=False)


@pytest.fixture(scope="session")
def small_day() -> Day:
    """Fourteen orders of a small workshop in Munich."""
    return generate("small", 0.9, 7)


@pytest.fixture
def server(database: Database) -> Iterator[Running]:
    """A server that solves nothing."""
    with running(database) as found:
        yield found


@pytest.fixture(scope="module")
def shared(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, small_day: Day
) -> Iterator[tuple[Running, str]]:
    """A server with a workshop for all tests of a module, and its address: for what no test can disturb."""
    path = tmp_path_factory.mktemp("shared") / "workshop.db"
    shutil.copy(sqlite_template, path)
    with running(Database(f"sqlite:///{path}"), requests_per_minute=100_000) as found:
        yield found, _open(found.client("admin"), small_day)


@pytest.fixture
def admin(server: Running) -> httpx.Client:
    """Who administers the whole service."""
    return server.client("admin")


@pytest.fixture
def workshop(admin: httpx.Client, small_day: Day) -> str:
    """A workshop without orders: its address."""
    return _open(admin, small_day)


def _open(admin: httpx.Client, day: Day) -> str:
    answer = admin.post("/workshops", content=day.workshop.model_dump_json(exclude_unset=True), headers=JSON)
    assert answer.status_code == 201, answer.text
    return f"/workshops/{day.workshop.id}"


JSON = {"Content-Type": "application/json"}


def sent(document: Document) -> dict[str, Any]:
    """A document as a client sends it."""
    return document.model_dump(mode="json", by_alias=True, exclude_unset=True)


@pytest.fixture
def booked(admin: httpx.Client, workshop: str, small_day: Day) -> str:
    """The workshop with the orders of a day."""
    answer = admin.post(f"{workshop}/orders/load", json={"orders": [sent(order) for order in small_day.orders]})
    assert answer.status_code == 200, answer.text
    assert {entry["result"] for entry in answer.json()["orders"]} == {"created"}
    return workshop
