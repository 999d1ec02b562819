"""Events over HTTP: what happened is told once, in an order that makes sense, and stands."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from api.jobs.local import LocalExecutor
from api.store.database import Database
from scheduler.documents.day import Day
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import faults, told
from tests.api.routes.sending import event, order
from tests.api.serving import Running, running

WORK = "express_oil/express_oil"


def happened(client: httpx.Client, workshop: str, *events: dict[str, Any]) -> None:
    for each in events:
        answer = client.post(f"{workshop}/events", json=each)
        assert answer.status_code == 201, answer.text


def status(client: httpx.Client, workshop: str, id_: str) -> str:
    found: str = client.get(f"{workshop}/orders/{id_}").json()["status"]
    return found


def test_a_car_goes_through_the_workshop_step_by_step(server: Running, admin: httpx.Client, workshop: str) -> None:
    assert admin.post(f"{workshop}/orders", json=order("a")).status_code == 201
    assert admin.post(f"{workshop}/plan/insertions", json={"order": "a"}).status_code == 200
    server.clock.moment = datetime.fromisoformat("2026-11-24T09:13:20+01:00")
    early = admin.post(f"{workshop}/events", json=event("ready", "a"))
    assert told(early) == (409, "illegal_event")
    assert "Possible now: prepared, arrived" in early.json()["faults"][0]["way_out"]
    happened(admin, workshop, event("arrived", "a", "2026-11-24T08:20+01:00"))
    assert admin.get(f"{workshop}/orders/a").json()["arrival"] == "2026-11-24T08:20:00+01:00"
    happened(admin, workshop, event("started", "a", "2026-11-24T08:30+01:00", operation=WORK))
    assert status(admin, workshop, "a") == "in_progress"
    assert told(admin.delete(f"{workshop}/orders/a")) == (409, "illegal_event")
    back = admin.post(f"{workshop}/events", json=event("finished", "a", "2026-11-24T08:29+01:00", operation=WORK))
    assert told(back) == (409, "illegal_event")
    happened(admin, workshop, event("finished", "a", "2026-11-24T09:00+01:00", operation=WORK))
    happened(admin, workshop, event("final_inspection", "a", "2026-11-24T09:10+01:00"))
    log = admin.get(f"{workshop}/events").json()
    assert [entry["event"]["kind"] for entry in log["events"]] == ["arrived", "started", "finished", "final_inspection"]
    assert [entry["sequence"] for entry in log["events"]] == [1, 2, 3, 4]
    rest = admin.get(f"{workshop}/events", params={"since": 2, "limit": 1}).json()
    assert ([entry["sequence"] for entry in rest["events"]], rest["next"]) == ([3], 3)


def test_an_order_that_is_named_by_the_dealers_own_number_is_pointed_out(admin: httpx.Client, workshop: str) -> None:
    assert admin.post(f"{workshop}/orders", json=order("a", external_id="RO-7")).status_code == 201
    answers = (admin.post(f"{workshop}/events", json=event("arrived", "RO-7")), admin.get(f"{workshop}/orders/RO-7"))
    for answer in answers:
        assert told(answer) == (404, "not_found")
        assert "RO-7 is the external_id of order a" in answer.json()["detail"]
        assert answer.json()["context"] == {"order": "a"}


def test_the_draft_follows_what_is_reported(server: Running, admin: httpx.Client, workshop: str) -> None:
    """A new order is left out for now; work that starts later than planned is where it started."""
    admin.post(f"{workshop}/orders", json=order("a"))
    assert admin.get(f"{workshop}/plan").json()["left_out"][0]["order"] == "a"
    admin.post(f"{workshop}/plan/insertions", json={"order": "a"})
    begin = datetime.fromisoformat(admin.get(f"{workshop}/plan").json()["placements"][0]["start"])
    server.clock.moment = begin + timedelta(minutes=25)
    late = (begin + timedelta(minutes=20)).isoformat()
    happened(admin, workshop, event("arrived", "a"), event("started", "a", late, operation=WORK))
    draft = admin.get(f"{workshop}/plan").json()
    started = next(entry for entry in draft["placements"] if entry["operation"] == f"a/{WORK}")
    assert datetime.fromisoformat(started["start"]) == begin + timedelta(minutes=20)


def test_the_same_event_twice_is_one_event(admin: httpx.Client, workshop: str) -> None:
    assert admin.post(f"{workshop}/orders", json=order("a")).status_code == 201
    once = event("arrived", "a", external_id="clk-901")
    first, second = (admin.post(f"{workshop}/events", json=once) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200)
    assert first.json() == second.json()
    assert len(admin.get(f"{workshop}/events").json()["events"]) == 1


def test_another_event_is_not_taken_for_one_that_was_reported_under_its_identifier(
    admin: httpx.Client, workshop: str
) -> None:
    """Another order, kind, time or operation: it is not lost in silence, the sender has numbered two things alike."""
    for name in ("5000", "5001"):
        assert admin.post(f"{workshop}/orders", json=order(name)).status_code == 201
    happened(admin, workshop, event("arrived", "5000", external_id="gate-1"))
    for other in (
        event("arrived", "5001", external_id="gate-1"),
        event("no_show", "5000", external_id="gate-1"),
        event("arrived", "5000", "2026-11-23T23:59+01:00", external_id="gate-1"),
        event("started", "5000", external_id="gate-1", operation=WORK),
    ):
        answer = admin.post(f"{workshop}/events", json=other)
        assert (told(answer), faults(answer)) == ((422, "invalid"), ["external_id"])
        assert "gate-1 is that of another event, arrived of order 5000 " in answer.json()["faults"][0]["message"]
    assert status(admin, workshop, "5001") == "booked"
    again = event("arrived", "5000", "2026-11-23T23:00Z", external_id="gate-1", note="the same, told with more")
    assert admin.post(f"{workshop}/events", json=again).status_code == 200


def test_an_operation_may_go_by_its_whole_id(admin: httpx.Client, workshop: str) -> None:
    """Its package may have the name of its order."""
    assert admin.post(f"{workshop}/orders", json=order("express_oil")).status_code == 201
    assert admin.post(f"{workshop}/plan/insertions", json={"order": "express_oil"}).status_code == 200
    happened(admin, workshop, event("arrived", "express_oil"))
    started = event("started", "express_oil", operation=f"express_oil/{WORK}", external_id="clk-1")
    first, second = (admin.post(f"{workshop}/events", json=started) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 200), first.text
    assert first.json()["event"]["operation"] == second.json()["event"]["operation"] == WORK
    other = admin.post(f"{workshop}/events", json=event("paused", "express_oil", operation=f"b/{WORK}"))
    assert faults(other) == ["operation"]
    happened(admin, workshop, event("finished", "express_oil", operation=WORK))


def test_an_event_of_an_order_that_is_not_there_is_refused(admin: httpx.Client, workshop: str) -> None:
    assert told(admin.post(f"{workshop}/events", json=event("arrived", "nobody"))) == (404, "not_found")
    assert admin.get(f"{workshop}/events").json() == {"events": [], "next": 0}


def test_what_has_not_happened_yet_is_not_reported(admin: httpx.Client, workshop: str) -> None:
    """The clock of a gate may be 5 minutes ahead; an hour is another zone."""
    assert admin.post(f"{workshop}/orders", json=order("a")).status_code == 201
    answer = admin.post(f"{workshop}/events", json=event("arrived", "a", "2026-11-24T01:00+01:00"))
    assert (told(answer), answer.json()["faults"][0]["path"]) == ((409, "illegal_event"), "at")
    happened(admin, workshop, event("arrived", "a", "2026-11-24T00:05+01:00"))


def test_who_does_not_come_leaves_the_plan(admin: httpx.Client, workshop: str) -> None:
    assert admin.post(f"{workshop}/orders", json=order("a")).status_code == 201
    assert admin.post(f"{workshop}/plan/insertions", json={"order": "a"}).status_code == 200
    assert admin.get(f"{workshop}/plan").json()["placements"]
    happened(admin, workshop, event("no_show", "a"))
    assert admin.get(f"{workshop}/plan").json()["placements"] == []


def test_work_is_reported_at_the_moment_it_begins(server: Running, admin: httpx.Client, workshop: str) -> None:
    """Plans count in 5 minutes, clocks do not; and the one on the wall may be half a minute ahead."""
    assert admin.post(f"{workshop}/orders", json=order("a")).status_code == 201
    assert admin.post(f"{workshop}/plan/insertions", json={"order": "a"}).status_code == 200
    server.clock.moment = datetime.fromisoformat("2026-11-24T08:33:20+01:00")
    happened(admin, workshop, event("arrived", "a", "2026-11-24T08:33:20+01:00"))
    happened(admin, workshop, event("started", "a", "2026-11-24T08:33:50+01:00", operation=WORK))
    assert admin.get(f"{workshop}/plan/difference").status_code == 200


@pytest.fixture
def solving(database: Database, small_day: Day) -> Iterator[tuple[Running, str]]:
    """A server that solves, with the small day's workshop."""
    with running(database, LocalExecutor(2, 1)) as found:
        assert found.client().post("/workshops", json=sent(small_day.workshop)).status_code == 201
        yield found, f"/workshops/{small_day.workshop.id}"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_started_work_is_not_moved_by_an_insertion_or_a_solve(solving: tuple[Running, str]) -> None:
    """It began half an hour before its plan, in the middle of the night as far as the plan is concerned."""
    client, workshop = solving[0].client(), solving[1]
    for id_ in ("a", "b", "c"):
        assert client.post(f"{workshop}/orders", json=order(id_)).status_code == 201
    assert client.post(f"{workshop}/plan/insertions", json={"order": "a"}).status_code == 200
    planned = placed(client, workshop)
    solving[0].clock.moment = datetime.fromisoformat("2026-11-24T08:40+01:00")
    happened(client, workshop, event("arrived", "a", "2026-11-24T08:05+01:00"))
    happened(client, workshop, event("started", "a", "2026-11-24T08:35+01:00", operation=WORK))
    assert client.post(f"{workshop}/plan/insertions", json={"order": "b"}).status_code == 200
    inserted = placed(client, workshop)
    fact = {"start": "2026-11-24T08:35:00+01:00"} | {name: planned[name] for name in ("technicians", "bay")}
    assert {name: inserted[name] for name in fact} == fact
    solve = client.post(f"{workshop}/solves", json={"time_limit": 1}).json()["id"]
    assert finished(client, solve)["applied_version"] is not None
    solved = placed(client, workshop)
    assert {name: solved[name] for name in fact} == fact


def placed(client: httpx.Client, workshop: str) -> dict[str, Any]:
    """Where the oil change of the first order is planned."""
    entries: list[dict[str, Any]] = client.get(f"{workshop}/plan").json()["placements"]
    return next(entry for entry in entries if entry["operation"] == f"a/{WORK}")


def finished(client: httpx.Client, solve: str) -> dict[str, Any]:
    """The state of a solve that is over."""
    for _ in range(600):
        state: dict[str, Any] = client.get(f"/solves/{solve}").json()
        if state["status"] not in ("queued", "running"):
            return state
        time.sleep(0.1)
    raise AssertionError("the solve does not end")
