"""Solves that wait: the only core of their service is taken; they are stopped, listed, forgotten, carried elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import httpx
import pytest

from api.jobs.executor import Better, Finished, Message, Task
from api.store import webhooks
from api.store.database import Database
from scheduler.documents.day import Day
from tests.api.routes.conftest import sent
from tests.api.serving import Nobody, Running, running


@pytest.fixture
def server(database: Database, small_day: Day) -> Iterator[Running]:
    """A server with a solve that does not end."""
    with running(database, cores=1) as found:
        client = found.client("integration")
        _until(client, client.post("/solves", json={"day": sent(small_day)}).json()["id"], "started")
        yield found


def _until(client: httpx.Client, solve: str, kind: str) -> None:
    """It has told that."""
    with client.stream("GET", f"/solves/{solve}/events") as stream:
        assert any(line == f"event: {kind}" for line in stream.iter_lines())


class Hand(Nobody):
    """An executor that says what the test says."""

    def __init__(self) -> None:
        self.tells: dict[str, Callable[[Message], None]] = {}

    def start(self, task: Task, tell: Callable[[Message], None]) -> None:
        """It waits for the test."""
        self.tells[task.job] = tell

    def say(self, job: str, message: Message) -> None:
        """It is told by this thread."""
        self.tells[job](message)


def test_who_comes_back_when_all_is_told_is_asked_to_stop_coming(server: Running, small_day: Day) -> None:
    """A browser's EventSource reconnects after every answer but 204."""
    client = server.client("integration")
    solve = client.post("/solves", json={"day": sent(small_day)}).json()["id"]
    client.delete(f"/solves/{solve}")
    _until(client, solve, "stopped")
    for last, status in ((1, 200), (2, 204), (3, 204)):
        answer = client.get(f"/solves/{solve}/events", headers={"Last-Event-ID": str(last)})
        assert (answer.status_code, "data" in answer.text) == (status, status == 200)


def test_a_solve_that_another_service_carries_is_followed_here_too(
    server: Running, database: Database, small_day: Day
) -> None:
    client, executor, seen = server.client("integration"), Hand(), []
    with running(database, executor, cores=2):
        solve = client.post("/solves", json={"day": sent(small_day)}).json()["id"]
        with client.stream("GET", f"/solves/{solve}/events") as stream:
            for line in stream.iter_lines():
                seen += [line] if line.startswith("event: ") else []
                if line == "event: started":
                    executor.say(solve, Better(0.1, "construct", (5,), (None,), "{}"))
                if line == "event: better":
                    executor.say(solve, Finished("{}", (5,), (5,), "proved", "", 1.0))
    assert seen == ["event: queued", "event: started", "event: better", "event: finished"]


def test_a_stream_of_what_waits_hears_at_once_that_it_is_stopped(server: Running, small_day: Day) -> None:
    client, seen = server.client("integration"), []
    solve = client.post("/solves", json={"day": sent(small_day)}).json()["id"]
    with client.stream("GET", f"/solves/{solve}/events") as stream:
        for line in stream.iter_lines():
            seen += [line] if line.startswith(("event: ", ":")) else []
            if line == "event: queued":
                assert server.client("integration").delete(f"/solves/{solve}").status_code == 202
    assert seen == ["event: queued", "event: stopped"]  # nobody had to say that the stream was still there


def test_a_day_that_a_workshops_key_asks_for_is_told_to_its_webhooks(
    server: Running, booked: str, small_day: Day
) -> None:
    name = booked.removeprefix("/workshops/")
    mine = server.client("integration", name)
    hook = mine.post(f"{booked}/webhooks", json={"url": "https://93.184.215.14/h", "kinds": ["solve.finished"]})
    for client, told in ((mine, 1), (server.client("integration"), 1), (mine, 2)):
        solve = client.post("/solves", json={"day": sent(small_day)}).json()["id"]
        assert client.delete(f"/solves/{solve}").json()["status"] == "stopped"
        with server.service.database.reading() as session:
            messages = webhooks.deliveries(session, hook.json()["id"], None, 10)
        assert len(messages) == told
    data = [json.loads(message.body)["data"] for message in messages if solve in message.body]
    assert data == [{"workshop": name, "solve": solve, "status": "stopped", "applied_version": None}]


def test_the_solves_of_a_workshop_are_listed_page_by_page(server: Running, booked: str) -> None:
    admin = server.client()
    asked = []
    for _ in range(3):
        server.clock.pass_(minutes=1)
        asked.append(admin.post(f"{booked}/solves", json={}).json()["id"])
        admin.delete(f"/solves/{asked[-1]}")
    first = admin.get(f"{booked}/solves", params={"limit": 2}).json()
    second = admin.get(f"{booked}/solves", params={"limit": 2, "after": first["next"]}).json()
    assert [job["id"] for job in (*first["solves"], *second["solves"])] == asked[::-1]
    assert (len(second["solves"]), second["next"]) == (1, None)
    assert admin.get(f"{booked}/solves", params={"after": "x"}).status_code == 400


def test_of_the_solves_of_a_plan_the_last_are_kept(
    server: Running, booked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.planning.applying.KEPT", 2)
    admin, asked = server.client(), []
    for _ in range(4):
        server.clock.pass_(minutes=1)
        asked.append(admin.post(f"{booked}/solves", json={}).json()["id"])
        assert admin.delete(f"/solves/{asked[-1]}").status_code == 202
    assert [admin.get(f"/solves/{solve}").status_code for solve in asked] == [404, 404, 200, 200]


def test_somebody_elses_days_do_not_use_up_what_may_wait(
    server: Running, small_day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.planning.solving.MOST_WAITING", 1)
    one, other = server.client("integration"), server.client("integration")
    body = {"day": sent(small_day)}
    assert [client.post("/solves", json=body).status_code for client in (one, one, other)] == [202, 429, 202]


def test_who_has_waited_in_vain_is_told_how_far_it_is_by_then(database: Database, small_day: Day) -> None:
    with running(database, Hand(), cores=2) as server:
        body = {"day": sent(small_day), "time_limit": 60}
        answer = server.client("integration").post("/solves", json=body, headers={"Prefer": "wait=1"})
    assert (answer.status_code, answer.headers["preference-applied"]) == (202, "wait=1")
    assert (answer.json()["status"], answer.json()["attempt"]) == ("running", 1)


def test_who_wants_to_wait_longer_than_a_request_may_take_waits_so_long(database: Database, small_day: Day) -> None:
    with running(database, cores=1, request_seconds=1) as server:
        body = {"day": sent(small_day)}
        answer = server.client("integration").post("/solves", json=body, headers={"Prefer": "wait=100000"})
    assert (answer.status_code, answer.headers["preference-applied"]) == (202, "wait=1")


def test_what_is_asked_for_beyond_what_the_service_allows_is_shown_as_it_holds(
    database: Database, small_day: Day
) -> None:
    body = {"day": sent(small_day), "time_limit": 100, "workers": 8}
    with running(database, cores=2, solve_seconds=60) as server:
        client = server.client("integration")
        shown = [client.post("/solves", json=body | {"deterministic": sure}).json() for sure in (False, True)]
    assert [(job["time_limit"], job["workers"]) for job in shown] == [(60, 2), (60, 1)]


def test_who_waits_and_does_not_say_how_long_to_search_leaves_the_service_a_second(
    database: Database, small_day: Day
) -> None:
    """Of 3 s the search has 2; nobody has less than one, and nobody more than usual."""
    with running(database, cores=1, request_seconds=12) as server:
        client, body = server.client("integration"), {"day": sent(small_day)}
        client.headers["Prefer"] = "wait=1"
        assert client.post("/solves", json=body).json()["time_limit"] == 1
        assert client.post("/solves", json=body | {"time_limit": 5}).json()["time_limit"] == 5
        client.headers["Prefer"] = "wait=3"
        assert client.post("/solves", json=body).json()["time_limit"] == 2
        del client.headers["Prefer"]
        assert client.post("/solves", json=body).json()["time_limit"] == 10


def test_who_sends_no_body_is_told_what_it_is_for(server: Running, booked: str) -> None:
    admin = server.client()
    found = [admin.post(address).json()["faults"][0]["way_out"] for address in ("/solves", f"{booked}/solves")]
    assert found == [
        "Send a JSON object. The day to plan.",
        "Send a JSON object. How long to search, and for how many days; {}: as usual.",
    ]
