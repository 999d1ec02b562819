"""What may die at any moment: a solving process, the service in the middle of a publish, the database under load."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import httpx
import pytest

from api.jobs.local import LocalExecutor
from api.store import keys, plans, solves, workshops
from api.store.changes import since
from api.store.database import Database
from api.store.migrate import upgrade
from scheduler.documents.day import Day
from scheduler.generate import generate
from tests import postgres
from tests.api.databases import database, fresh, postgres_server, sqlite_template
from tests.api.serving import START, Running, running
from tests.processes import children

__all__ = ["database", "postgres_server", "sqlite_template"]

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0
"""Seconds after which something that should come is not going to."""


@pytest.fixture(scope="module")
def day() -> Day:
    """Fourteen orders."""
    return generate("small", 0.9, 7)


def sent(document: Any) -> dict[str, Any]:
    """A document as a client sends it."""
    found: dict[str, Any] = document.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return found


def until(met: Callable[[], bool], what: str) -> None:
    """Wait for it."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.05)


def solving_processes(pid: int) -> list[int]:
    """Grandchildren: the fork server is the child."""
    return [grandchild for child in children(pid) for grandchild in children(child)]


def kinds(client: httpx.Client, solve: str) -> list[str]:
    """What a solve has told by its end."""
    lines = client.get(f"/solves/{solve}/events", timeout=PATIENCE).text.splitlines()
    return [json.loads(line[6:])["kind"] for line in lines if line.startswith("data: ")]


def test_a_solve_whose_process_is_killed_is_tried_once_more_and_then_has_failed(database: Database, day: Day) -> None:
    with running(database, LocalExecutor(2, 1)) as server:
        client = server.client("integration")
        body = {"day": sent(day), "time_limit": 600, "workers": 1}
        solve = client.post("/solves", json=body).json()["id"]
        for attempt in (1, 2):
            until(partial(_runs, client, solve, attempt), f"attempt {attempt}")
            for pid in solving_processes(os.getpid()):
                os.kill(pid, signal.SIGKILL)
        until(lambda: client.get(f"/solves/{solve}").json()["status"] == "failed", "failure")
        told = kinds(client, solve)
        assert (told.count("started"), told.count("retried"), told[-1]) == (2, 1, "failed")
        assert client.get(f"/solves/{solve}").json()["reason"]
        again = client.post("/solves", json=body | {"time_limit": 0.5}, headers={"Prefer": "wait=30"})
        assert again.status_code == 200, again.text  # the service goes on


def _runs(client: httpx.Client, solve: str, attempt: int) -> bool:
    state = client.get(f"/solves/{solve}").json()
    return state["status"] == "running" and state["attempt"] == attempt and bool(state["tiers"])


class Process:
    """`workshop serve` as it is started by hand, on a database that outlives it."""

    started: ClassVar[list[subprocess.Popen[bytes]]] = []

    def __init__(self, url: str, log: Path) -> None:
        environment = os.environ | {"WORKSHOP_DATABASE_URL": url, "WORKSHOP_PORT": "0", "WORKSHOP_WARM_SOLVERS": "1"}
        command = [sys.executable, "-c", "from api.cli import main; main()", "serve"]
        self.log = log
        with log.open("w") as stream:
            self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=stream, stdout=stream)
        self.started.append(self.process)
        until(lambda: "listening on " in log.read_text(), "the service")
        self.url = log.read_text().partition("listening on ")[2].split()[0]
        until(self._answers, "an answer")

    def client(self, key: str) -> httpx.Client:
        return httpx.Client(base_url=self.url, headers={"Authorization": f"Bearer {key}"}, timeout=30, trust_env=False)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/problems", trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """Whatever becomes of a test, its services end with it."""
    yield
    while Process.started:
        process = Process.started.pop()
        process.kill()
        process.wait()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/workshop.db"
    found: Database = request.getfixturevalue("postgres_database")
    return found.url.render_as_string(hide_password=False)


@pytest.fixture
def postgres_database(postgres_server: postgres.Server) -> Iterator[Database]:
    """Empty, on the tests' server."""
    database = Database(fresh(postgres_server))
    yield database
    database.close()


def admin_key(url: str) -> str:
    """Made beside the service."""
    database = Database(url)
    upgrade(database)
    with database.writing() as session:
        _, key = keys.create(session, "admin", "test", None, START)
    database.close()
    return key


def test_a_service_killed_in_the_middle_of_publishing_leaves_whole_versions(url: str, day: Day, tmp_path: Path) -> None:
    key, where = admin_key(url), f"/workshops/{day.workshop.id}"
    service = Process(url, tmp_path / "first.log")
    with service.client(key) as client:
        assert client.post("/workshops", json=sent(day.workshop)).status_code == 201
    acknowledged: list[int] = []
    for moment in (0.0, 0.021, 0.05):
        with service.client(key) as client, suppress(httpx.HTTPError):
            acknowledged.append(client.post(f"{where}/plan/publish").json()["version"])
            threading.Timer(moment, service.kill).start()
            while True:
                acknowledged.append(client.post(f"{where}/plan/publish").json()["version"])
        service.process.wait()
        service = Process(url, tmp_path / f"again-{moment}.log")
    service.kill()
    assert acknowledged
    _ensure_whole(url, day.workshop.id, acknowledged)


def _ensure_whole(url: str, workshop: str, acknowledged: list[int]) -> None:
    """Everything that was answered is there; nothing is there by half."""
    database = Database(url)
    with database.reading() as session:
        row = workshops.get(session, workshop)
        assert row.published_version == row.draft_version >= acknowledged[-1]
        for version in range(row.draft_version + 1):
            kept = plans.get(session, workshop, version)
            assert kept is not None
            assert plans.document_of(kept).version == version
        changes = since(session, workshop, 0, 100_000)
        assert [change.sequence for change in changes] == list(range(1, row.last_change + 1))
        assert len([change for change in changes if change.action == "published"]) == row.draft_version
    database.close()


def test_a_service_that_starts_again_takes_up_what_was_running(url: str, day: Day, tmp_path: Path) -> None:
    key = admin_key(url)
    service = Process(url, tmp_path / "first.log")
    with service.client(key) as client:
        body = {"day": sent(day), "time_limit": 2, "workers": 1}
        solve = client.post("/solves", json=body).json()["id"]
        until(lambda: client.get(f"/solves/{solve}").json()["status"] == "running", "the solve")
    service.kill()
    service = Process(url, tmp_path / "again.log")
    with service.client(key) as client:
        told = kinds(client, solve)
        assert told[-1] == "finished"
        assert "retried" in told
    service.process.terminate()
    assert service.process.wait(PATIENCE) in (0, -signal.SIGTERM)


def test_a_service_that_is_asked_to_end_keeps_nobody_waiting_and_the_best_plan(
    url: str, day: Day, tmp_path: Path
) -> None:
    """A stream that would be cut off after the grace period raises here: it breaks in the middle of its encoding."""
    key = admin_key(url)
    service = Process(url, tmp_path / "log")
    with service.client(key) as client:
        solve = client.post("/solves", json={"day": sent(day), "time_limit": 600, "workers": 1}).json()["id"]
        with client.stream("GET", f"/solves/{solve}/events") as stream:
            for line in stream.iter_lines():
                if line == "event: better":
                    service.process.terminate()
    assert service.process.wait(PATIENCE) in (0, -signal.SIGTERM)
    assert "Traceback" not in service.log.read_text()
    database = Database(url)
    with database.reading() as session:
        row = solves.get(session, solve)
        assert row is not None
        assert row.plan is not None
        assert (row.status, row.reason) == ("stopped", "the service was asked to end")
    database.close()


def test_nothing_that_was_answered_is_lost_when_postgresql_is_killed_under_load(day: Day) -> None:
    postgres.require()
    cluster = postgres.Server(safe=True)
    cluster.start()
    database = Database(cluster.url())
    upgrade(database)
    try:
        with running(database) as server:
            _load_and_kill(server, cluster, day)
    finally:
        database.close()
        cluster.stop()


def _load_and_kill(server: Running, cluster: postgres.Server, day: Day) -> None:
    client, where = server.client(), f"/workshops/{day.workshop.id}"
    assert client.post("/workshops", json=sent(day.workshop)).status_code == 201
    kept: list[str] = []
    statuses: set[int] = set()
    over = threading.Event()

    def book(number: int) -> None:
        mine = server.client()
        for count in range(10_000):
            if over.is_set():
                return
            order = day.orders[0].model_copy(update={"id": f"{number}-{count}", "external_id": None})
            try:
                status = mine.post(f"{where}/orders", json=sent(order)).status_code
            except httpx.HTTPError:
                continue
            statuses.add(status)
            if status == 201:
                kept.append(order.id)

    threads = [threading.Thread(target=book, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    until(lambda: len(kept) > 5, "orders")
    cluster.kill()
    cluster.start()
    before = len(kept)
    until(lambda: len(kept) > before + 5, "orders after the database is back")
    over.set()
    for thread in threads:
        thread.join()
    assert statuses <= {201, 503}
    found: list[str] = []
    after = None
    while True:
        page = client.get(f"{where}/orders", params={"limit": 500} | ({"after": after} if after else {})).json()
        found += [order["id"] for order in page["orders"]]
        if (after := page["next"]) is None:
            break
    assert set(kept) <= set(found)
    assert len(found) == len(set(found))
