"""Databases that hang: nobody waits without end, and they are used again when they are back."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection

from api.service import TURNS
from api.store import database as module
from api.store.database import OVERFLOW, POOL, Database
from api.store.migrate import LOCK, upgrade
from scheduler.documents.day import Day
from scheduler.generate import generate
from tests import postgres
from tests.api.databases import fresh, postgres_server, sqlite_template
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import told
from tests.api.routes.sending import order
from tests.api.serving import running
from tests.processes import children

__all__ = ["postgres_server", "sqlite_template"]

PATIENCE = 60.0
CLIENTS = 2 * TURNS
MOST_OF_POSTGRES = 100 - 3
"""Connections that it takes by default, without those for its own administrators."""


@pytest.fixture(scope="module")
def day() -> Day:
    """Fourteen orders."""
    return generate("small", 0.9, 7)


@pytest.fixture
def url(postgres_server: postgres.Server) -> str:
    """Of an empty database with all tables."""
    return fresh(postgres_server)


@pytest.fixture
def own() -> Iterator[postgres.Server]:
    """A server that may be stopped without stopping other tests."""
    postgres.require()
    server = postgres.Server()
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def frozen(server: postgres.Server) -> Iterator[None]:
    """All its processes stand still; the kernel goes on taking connections for them."""
    pids = [server.pid, *children(server.pid)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def until(met: Callable[[], bool], what: str) -> None:
    """Wait for it."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.05)


def test_a_database_that_stands_still_is_told_in_time_and_used_again_when_it_goes_on(
    own: postgres.Server, day: Day
) -> None:
    """More ask than are worked on at a time, some with keys that nobody knows; all are answered while it stands."""
    database = Database(own.url(), request_seconds=1)
    upgrade(database)
    with running(database, request_seconds=1) as server:
        clients, where = [server.client() for _ in range(CLIENTS)], f"/workshops/{day.workshop.id}"
        assert clients[0].post("/workshops", json=sent(day.workshop)).status_code == 201
        stranger = server.stranger(Authorization="Bearer wsk_nobody_x")
        with frozen(own), ThreadPoolExecutor(CLIENTS) as threads:
            answers = [threads.submit(c.post, f"{where}/orders", json=order(f"o-{n}")) for n, c in enumerate(clients)]
            answers.append(threads.submit(stranger.get, where))
            found = {told(answer.result()) for answer in answers}
            assert found <= {(503, "unavailable"), (504, "too_slow")}
            assert httpx.get(f"{server.url}/healthz", trust_env=False).status_code == 200
        until(lambda: clients[0].get(where).status_code == 200, "an answer")
        assert told(stranger.get(where)) == (401, "unauthenticated")
        until(lambda: clients[0].post(f"{where}/orders", json=order("later")).status_code == 201, "an order")


def test_a_server_that_takes_connections_and_says_nothing_is_told_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(module.SILENCE, "connect_timeout", 2)  # the least that is possible
    with socket.create_server(("127.0.0.1", 0), backlog=100) as silent:
        database = Database(f"postgresql://workshop@127.0.0.1:{silent.getsockname()[1]}/workshop")
        with running(database) as server:
            answer = server.stranger(Authorization="Bearer wsk_nobody_x").get("/workshops")
            ready = httpx.get(f"{server.url}/readyz", trust_env=False, timeout=PATIENCE)
        assert told(answer) == (503, "unavailable")
        assert ready.status_code == 503


def test_a_statement_ends_soon_after_its_request(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BEYOND", 0.1)
    database = Database(url, request_seconds=0.2)
    with database.reading() as session, pytest.raises(OperationalError, match="statement timeout"):
        session.execute(text(f"select pg_sleep({PATIENCE})"))
    database.close()


def test_a_migration_takes_its_time(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits for another one here, longer than a statement or a lock of a request may take."""
    holder = Database(url)
    monkeypatch.setattr(module, "BEYOND", 0.05)
    monkeypatch.setattr(module, "BUSY_MS", 50)
    database = Database(url, request_seconds=0.05)
    with holder.engine.begin() as connection:
        connection.execute(text(f"select pg_advisory_xact_lock({LOCK})"))
        waiting = threading.Thread(target=upgrade, args=(database,))
        waiting.start()
        connection.execute(text("select pg_sleep(0.5)"))
        assert waiting.is_alive()
    waiting.join()
    database.close()
    holder.close()


def test_who_finds_no_connection_free_is_told_before_the_request_is_given_up(url: str) -> None:
    database = Database(url, request_seconds=0.2)
    held = [database.engine.connect() for _ in range(POOL + OVERFLOW)]
    with pytest.raises(NoConnection), database.reading() as session:
        session.execute(text("select 1"))
    for connection in held:
        connection.close()
    assert database.is_there()
    database.close()


def test_two_services_fit_into_one_database_and_every_request_into_its_service() -> None:
    assert TURNS < POOL + OVERFLOW < MOST_OF_POSTGRES / 2


def test_what_a_url_says_of_its_connections_holds(url: str) -> None:
    database = Database(f"{url}?keepalives_idle=77")
    with database.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        told_ = driver.info.get_parameters()
    assert (told_["keepalives_idle"], told_["keepalives_count"]) == ("77", "3")
    database.close()
