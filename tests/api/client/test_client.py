"""What integrators do, over the Python client."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest

from api.bodies.keys import KeyRequest
from api.bodies.plans import MoveRequest
from api.bodies.solves import PlanSolveRequest, SolveRequest
from api.bodies.webhooks import WebhookRequest
from api.client import Client, Refusal, SolveFailed
from api.client.workshops import OneWorkshop
from api.jobs.executor import Died, Message, Task
from api.store.database import Database
from scheduler.documents.day import Day
from scheduler.documents.events import Event
from tests.api.serving import START, Nobody, Running, running


def test_importing_it_loads_neither_the_service_nor_the_solver() -> None:
    heavy = ("fastapi", "starlette", "uvicorn", "sqlalchemy", "ortools", "numba", "numpy", "httpx", "solver")
    code = f"import sys, api.client; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_workshop_is_read_again_only_if_it_has_changed(place: OneWorkshop) -> None:
    first = place.read()
    assert place.read(first) is first
    changed = place.replace(first.document.model_copy(update={"name": "Garage"}), first.etag)
    second = place.read(first)
    assert second == changed
    assert second.document.name == "Garage"
    with pytest.raises(Refusal, match="stale") as stale:
        place.replace(first.document, first.etag)
    assert stale.value.status == 412


def test_every_workshop_is_listed(client: Client, place: OneWorkshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.client.workshops.PAGE", 1)
    assert place.read().document.id in [entry.id for entry in client.workshops.each()]


def test_orders_are_taken_in_changed_found_and_cancelled(place: OneWorkshop, day: Day) -> None:
    order = day.orders[0]
    new = place.orders.create(order)
    assert place.orders.read(order.id, new) is new
    assert new.document == order
    changed = place.orders.replace(order.model_copy(update={"latest": None}), new.etag)
    assert changed.etag != new.etag
    [found] = place.orders.each(plate=order.vehicle.plate)
    assert found.id == order.id
    assert place.orders.cancel(order.id, changed.etag).document.status == "cancelled"


def test_long_lists_are_read_page_by_page(booked: OneWorkshop, day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.client.orders.PAGE", 5)
    monkeypatch.setattr("api.client.logs.PAGE", 5)
    assert {order.id for order in booked.orders.each()} == {order.id for order in day.orders}
    first = day.horizon.first_day
    come = {order.id for order in day.orders if order.arrival.date() == first}
    assert {order.id for order in booked.orders.each(day=first)} == come
    assert 5 < len(come) < len(day.orders) == 14
    changes = list(booked.changes.each())
    # The workshop, each of its 14 orders, the draft that knows of them.
    assert [change.sequence for change in changes] == list(range(1, 17))
    assert list(booked.changes.each(since=10)) == changes[10:]
    [audited] = booked.changes.audit("order", day.orders[3].id)
    assert (audited.before, audited.action) == (None, "created")


def test_more_orders_than_fit_into_one_load_are_sent_in_several(
    place: OneWorkshop, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.client.orders.MOST", 4)
    loaded = list(place.orders.load(day.orders))
    assert [entry.id for entry in loaded] == [order.id for order in day.orders]


def test_what_happens_is_reported_and_read(booked: OneWorkshop, day: Day) -> None:
    one, other = [order for order in day.orders if order.status == "booked"][:2]
    event = Event(kind="arrived", order=one.id, at=START, external_id="gate-1")
    told = booked.events.report(event)
    assert booked.events.report(event) == told
    later = booked.events.report(Event(kind="arrived", order=other.id, at=START + timedelta(minutes=5)))
    assert list(booked.events.each()) == [told, later]
    assert list(booked.events.each(since=told.sequence)) == [later]
    assert list(booked.events.each(order=one.id)) == [told]
    assert booked.orders.read(one.id).document.status == "arrived"


def test_the_plan_is_filled_moved_pinned_and_published(booked: OneWorkshop, day: Day) -> None:
    tried = booked.plan.insert(day.orders[0].id, dry_run=True)
    assert tried.version is None
    assert tried.difference.planned == (day.orders[0].id,)
    booked.plan.insert(day.orders[0].id)
    draft = booked.plan.read()
    placement = draft.document.placements[-1]
    places = booked.plan.places(placement.operation).places
    place, start = next((p, w.last) for p in places for w in p.windows if w.last != placement.start)
    move = MoveRequest(
        operation=placement.operation, technicians=place.technicians, bay=place.bay, way=place.way, start=start
    )
    assert booked.plan.move(move, dry_run=True).version is None
    assert booked.plan.read(known=draft) is draft
    moved = booked.plan.move(move, if_match=draft.etag)
    assert moved.version == draft.document.version + 1
    assert booked.plan.pin(placement.operation, "time").operation in placement.operation
    booked.plan.unpin(placement.operation)
    difference = booked.plan.difference()
    published = booked.plan.publish()
    assert published.difference == difference.difference
    seen = booked.plan.read("published", first_day=day.horizon.first_day, days=1).document
    assert seen.version == published.version
    assert booked.plan.version(draft.document.version).document == draft.document


def test_a_day_is_planned_and_its_plan_checked(client: Client, day: Day) -> None:
    plan = client.solves.planned(SolveRequest(day=day, time_limit=0.5))
    answer = client.check(day, plan)
    assert answer.valid
    assert answer.score[0].value == plan.score[0].value


def test_a_plan_that_takes_longer_than_an_answer_may_is_followed(
    client: Client, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.client.solves.AT_ONCE", 0)
    assert client.solves.planned(SolveRequest(day=day, time_limit=0.5)).placements


def test_a_solve_that_fails_is_told(day: Day, sqlite_template: Path, tmp_path: Path) -> None:
    path = shutil.copy(sqlite_template, tmp_path)
    with running(Database(f"sqlite:///{path}"), Dying()) as server, pytest.raises(SolveFailed, match="out of memory"):
        Client(server.url, server.key("admin")).solves.planned(SolveRequest(day=day))


class Dying(Nobody):
    """Processes that end before they have a plan."""

    free_cores = 2

    def start(self, task: Task, tell: Callable[[Message], None]) -> None:
        """It dies at once."""
        Thread(target=tell, args=(Died("out of memory"),)).start()


def test_a_better_draft_is_looked_for_until_it_is_stopped(
    server: Running, client: Client, booked: OneWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = booked.solves.submit(PlanSolveRequest(time_limit=600))
    with pytest.raises(Refusal, match="busy") as busy:
        booked.solves.submit(PlanSolveRequest())
    assert busy.value.context == {"solve": job.id}
    for event in client.solves.follow(job.id):
        if event.kind == "better":
            client.solves.stop(job.id)
    assert event.kind == "stopped"
    over = client.solves.wait(job.id)
    assert (over.status, booked.solves.last(1)) == ("stopped", (over,))
    assert booked.plan.read().document.version == over.applied_version
    monkeypatch.setattr("api.client.solves.PAGE", 1)
    server.clock.pass_(minutes=1)
    other = client.solves.stop(booked.solves.submit(PlanSolveRequest()).id)
    assert [job.id for job in booked.solves.each()] == [other.id, over.id]
    assert client.solves.plan(job.id).placements


def test_a_key_is_made_used_and_revoked(server: Running, place: OneWorkshop) -> None:
    name = place.read().document.id
    new = place.keys.create(KeyRequest(name="Tablet", role="desk"))
    desk = Client(server.url, new.key).workshop(name)
    with pytest.raises(Refusal, match="forbidden"):
        desk.plan.publish()
    place.keys.revoke(new.id)
    assert [entry.revoked_at is not None for entry in place.keys.each()] == [True]
    with pytest.raises(Refusal, match="unauthenticated"):
        desk.read()


def test_a_webhook_is_set_up_and_removed(place: OneWorkshop) -> None:
    new = place.webhooks.create(WebhookRequest(url="http://127.0.0.1:9/hook", kinds=("plan.published",)))
    assert [entry.id for entry in place.webhooks.all()] == [new.id]
    place.webhooks.remove(new.id)
    assert place.webhooks.all() == ()


def test_messages_to_a_webhook_are_read_page_by_page(
    booked: OneWorkshop, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.client.access.PAGE", 2)
    wanted = WebhookRequest(url="http://127.0.0.1:9/hook", kinds=("order.status_changed",))
    hook = booked.webhooks.create(wanted).id
    come = [order.id for order in day.orders if order.status == "booked"][:3]
    for order in come:
        booked.events.report(Event(kind="arrived", order=order, at=START))
    messages = list(booked.webhooks.deliveries(hook))
    assert len({message.id for message in messages}) == len(messages) == len(come) == 3
    assert booked.webhooks.retry(hook, messages[0].id) == messages[0]


def test_what_refusals_mean_is_told(client: Client) -> None:
    assert client.problem("stale") in client.problems()
