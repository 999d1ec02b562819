"""Fifty clients at once in one workshop: everybody is answered, nothing is lost, nothing is done twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from api.store.database import Database
from scheduler.documents.day import Day
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import refusal
from tests.api.routes.sending import order
from tests.api.serving import Running, running

CLIENTS, PLANNERS = 50, 8
EXPECTED = {200, 201, 409, 412, 429}


@pytest.fixture
def crowded(database: Database) -> Iterator[Running]:
    """A server that gives everybody time, however slow the machine is."""
    with running(database, requests_per_minute=100_000, request_seconds=300) as found:
        yield found


class Client:
    """One of many; ``seen``: what it was answered."""

    def __init__(self, number: int, http: httpx.Client, workshop: str) -> None:
        self.number = number
        self.seen: Counter[str] = Counter()
        self._http = http
        self._workshop = workshop

    def work(self) -> None:
        """A morning at the desk."""
        own = f"o-{self.number:02}"
        for _ in range(2):  # the second time is a repetition
            self._ask("create", "POST", "/orders", order(own))
        self._ask("read", "GET", f"/orders/{own}")
        self._ask("list", "GET", "/orders?limit=10")
        shared = self._ask("read", "GET", "/orders/shared")
        tag = shared.headers["etag"]
        self._ask("replace", "PUT", "/orders/shared", order("shared", weight=self.number + 2), {"If-Match": tag})
        if self.number < PLANNERS:
            self._plan(own)

    def _plan(self, own: str) -> None:
        self._ask("insert", "POST", "/plan/insertions", {"order": own})
        plan = self._ask("plan", "GET", "/plan").json()
        mine = next((p for p in plan["placements"] if p["operation"].startswith(f"{own}/express")), None)
        if mine is not None:
            move = {name: mine[name] for name in ("operation", "technicians", "bay", "start")}
            self._ask("move", "POST", "/plan/moves", move | {"base_version": plan["version"], "force": True})

    def _ask(
        self, what: str, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> httpx.Response:
        once = {"Idempotency-Key": f"{what}-{self.number}"} if method == "POST" else {}
        answer = self._http.request(method, self._workshop + path, json=body, headers={**once, **(headers or {})})
        assert answer.status_code in EXPECTED, (what, answer.status_code, answer.text)
        if answer.status_code >= 400:
            refusal(answer)
        self.seen[f"{what} {answer.status_code}"] += 1
        return answer


def patient(server: Running) -> httpx.Client:
    """Somebody with time, as the server has."""
    client = server.client()
    client.timeout = httpx.Timeout(300)
    return client


def test_fifty_clients_at_once_are_all_served_and_nothing_is_lost(crowded: Running, small_day: Day) -> None:
    admin = crowded.client()
    assert admin.post("/workshops", json=sent(small_day.workshop)).status_code == 201
    workshop = f"/workshops/{small_day.workshop.id}"
    assert admin.post(f"{workshop}/orders", json=order("shared")).status_code == 201
    clients = [Client(number, patient(crowded), workshop) for number in range(CLIENTS)]
    with ThreadPoolExecutor(CLIENTS) as threads:
        for done in [threads.submit(client.work) for client in clients]:
            done.result()
    seen = sum((client.seen for client in clients), Counter[str]())
    assert seen["create 201"] == 2 * CLIENTS
    assert seen["replace 200"] + seen["replace 412"] == CLIENTS
    found = admin.get(f"{workshop}/orders?limit=500").json()["orders"]
    assert sorted(each["id"] for each in found) == [*(f"o-{n:02}" for n in range(CLIENTS)), "shared"]
    # The draft knows of every order, and what it costs that the shared one, with a new weight each time, is left out.
    versions = seen["insert 200"] + seen["move 200"] + CLIENTS + 1 + seen["replace 200"]
    assert admin.get(f"{workshop}/plan").json()["version"] == versions >= 1
    trail = admin.get(f"{workshop}/audit?limit=500").json()["changes"]
    assert [entry["sequence"] for entry in trail] == list(range(1, len(trail) + 1))
    counts = Counter((entry["kind"], entry["action"]) for entry in trail)
    assert counts["order", "created"] == CLIENTS + 1
    assert counts["order", "changed"] == seen["replace 200"] >= 1
    assert counts["plan", "changed"] + counts["plan", "moved"] == versions
