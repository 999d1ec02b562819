"""Solves over HTTP, in real processes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import httpx
import pytest

from api.jobs.executor import Died, Message, Task
from api.jobs.local import LocalExecutor
from api.store.database import Database
from scheduler.day import check_day
from scheduler.documents.day import Day
from scheduler.read import read_plan
from tests.api.routes.conftest import sent
from tests.api.serving import Nobody, Running, running


@pytest.fixture
def solving(database: Database) -> Iterator[Running]:
    """A server that solves."""
    with running(database, LocalExecutor(2, 1)) as found:
        yield found


def test_a_day_is_planned_and_its_events_are_told(solving: Running, small_day: Day) -> None:
    client = solving.client("integration")
    body = {"day": sent(small_day), "time_limit": 1}
    answer = client.post("/solves", json=body)
    assert answer.status_code == 202, answer.text
    where = f"/solves/{answer.json()['id']}"
    kinds = [
        json.loads(line[6:])["kind"] for line in client.get(f"{where}/events").text.splitlines() if line[:6] == "data: "
    ]
    assert kinds[:2] == ["queued", "started"]
    assert kinds[-1] == "finished"
    assert "better" in kinds
    plan = read_plan(client.get(f"{where}/plan").content)
    assert check_day(small_day, plan).judgement.valid


def test_who_waits_gets_the_plan(solving: Running, small_day: Day) -> None:
    client = solving.client("integration")
    body = {"day": sent(small_day), "time_limit": 0.5, "priority": "phone"}
    answer = client.post("/solves", json=body, headers={"Prefer": "wait=20"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["preference-applied"] == "wait=20"
    assert check_day(small_day, read_plan(answer.content)).judgement.valid


def test_who_waits_and_does_not_say_how_long_to_search_gets_the_plan(solving: Running, small_day: Day) -> None:
    """Ten seconds, the usual time, are too long for who waits four."""
    answer = solving.client("integration").post("/solves", json={"day": sent(small_day)}, headers={"Prefer": "wait=4"})
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("prefer", ["wait=20", "respond-async, wait=20"])
def test_who_waits_for_the_second_time_gets_the_plan_too(solving: Running, small_day: Day, prefer: str) -> None:
    """As after a lost connection: the first request was answered with the job, or with nothing at all."""
    client = solving.client("integration")
    body = {"day": sent(small_day), "time_limit": 0.5}
    first = client.post("/solves", json=body, headers={"Idempotency-Key": "k"})
    assert (first.status_code, first.json()["status"]) == (202, "queued")
    again = client.post("/solves", json=body, headers={"Idempotency-Key": "k", "Prefer": prefer})
    assert again.status_code == 200, again.text
    assert again.headers["location"] == first.headers["location"]
    assert (again.headers["preference-applied"], again.headers["idempotent-replayed"]) == ("wait=20", "true")
    assert check_day(small_day, read_plan(again.content)).judgement.valid
    known = client.post("/solves", json=body, headers={"Idempotency-Key": "k"})
    assert (known.status_code, known.text) == (202, first.text)


class Fatal(Nobody):
    """An executor in which every solve dies at once."""

    def start(self, task: Task, tell: Callable[[Message], None]) -> None:
        """It is told by another thread, as always."""
        Thread(target=tell, args=(Died("out of memory"),)).start()


def test_who_waits_for_a_solve_that_fails_is_told_why(database: Database, small_day: Day) -> None:
    with running(database, Fatal(), cores=1) as server:
        body = {"day": sent(small_day), "workers": 1}
        answer = server.client("integration").post("/solves", json=body, headers={"Prefer": "wait=20"})
    assert answer.status_code == 202
    assert (answer.json()["status"], answer.json()["reason"]) == ("failed", "out of memory")


def test_a_day_that_cannot_be_planned_is_refused_at_once(solving: Running, small_day: Day) -> None:
    day = sent(small_day)
    day["orders"][0]["work"] = [{"package": "nonsense"}]
    answer = solving.client("integration").post("/solves", json={"day": day})
    assert answer.status_code == 422
    assert answer.json()["faults"][0]["path"] == "orders[0].work[0].package"


def test_a_stream_goes_on_where_it_was_left(solving: Running, small_day: Day) -> None:
    client = solving.client("integration")
    solve = client.post("/solves", json={"day": sent(small_day), "time_limit": 0.5}).json()["id"]
    whole = _told(client, solve, 0)
    assert [event["sequence"] for event in whole] == list(range(1, len(whole) + 1))
    assert _told(client, solve, 2) == whole[2:]


def test_a_solve_that_is_stopped_keeps_its_best_plan(solving: Running, small_day: Day) -> None:
    client = solving.client("integration")
    solve = client.post("/solves", json={"day": sent(small_day), "time_limit": 600, "workers": 1}).json()["id"]
    with client.stream("GET", f"/solves/{solve}/events") as stream:
        for line in stream.iter_lines():
            if line == "event: better":
                break
    assert client.delete(f"/solves/{solve}").status_code == 202
    assert _told(client, solve, 0)[-1]["kind"] == "stopped"
    plan = read_plan(client.get(f"/solves/{solve}/plan").content)
    assert check_day(small_day, plan).judgement.valid


def test_a_solve_of_a_workshop_becomes_its_draft_and_only_one_runs_at_a_time(solving: Running, small_day: Day) -> None:
    admin = solving.client()
    where = f"/workshops/{small_day.workshop.id}"
    assert admin.post("/workshops", json=sent(small_day.workshop)).status_code == 201
    orders = [sent(order) for order in small_day.orders]
    assert admin.post(f"{where}/orders/load", json={"orders": orders}).status_code == 200
    solve = admin.post(f"{where}/solves", json={"time_limit": 2})
    assert solve.status_code == 202, solve.text
    busy = admin.post(f"{where}/solves", json={})
    assert (busy.status_code, busy.json()["code"]) == (409, "busy")
    assert busy.json()["context"]["solve"] == solve.json()["id"]
    last = _told(admin, solve.json()["id"], 0)[-1]
    assert not {"version", "base_version"} & admin.get(f"/solves/{solve.json()['id']}/plan").json().keys()
    draft = admin.get(f"{where}/plan").json()
    assert draft["version"] == last["applied_version"] == 2  # after the one that knows of the orders
    assert [tier["value"] for tier in draft["score"]] == last["values"]
    assert admin.get(f"{where}/solves").json()["solves"][0]["applied_version"] == 2
    assert admin.post(f"{where}/plan/publish").status_code == 200


def test_nobody_sees_the_solves_of_another_workshop(solving: Running, small_day: Day) -> None:
    admin = solving.client()
    for name in ("a", "b"):
        document = small_day.workshop.model_copy(update={"id": name})
        assert admin.post("/workshops", json=sent(document)).status_code == 201
    mine, other = solving.client("controller", "a"), solving.client("controller", "b")
    solve = mine.post("/solves", json={"day": sent(small_day), "time_limit": 0.2}).json()["id"]
    for answer in (other.get(f"/solves/{solve}"), other.get(f"/solves/{solve}/plan"), other.delete(f"/solves/{solve}")):
        assert answer.status_code == 404
    assert admin.get(f"/solves/{solve}").status_code == 200


def _told(client: httpx.Client, solve: str, after: int) -> list[dict[str, Any]]:
    """What a solve tells after an event, until it is over."""
    lines = client.get(f"/solves/{solve}/events", headers={"Last-Event-ID": str(after)}).text.splitlines()
    return [json.loads(line[6:]) for line in lines if line.startswith("data: ")]
