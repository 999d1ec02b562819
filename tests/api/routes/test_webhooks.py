"""Webhooks over HTTP."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from api.bodies.webhooks import MOST
from api.store.database import Database
from api.store.tables import Change
from scheduler.documents.day import Day
from tests.api.receiving import PATIENCE
from tests.api.routes.refusals import told
from tests.api.routes.sending import order
from tests.api.serving import Running, running

URL = "https://93.184.215.14/hook"
"""A number, which nobody has to resolve."""
STATUS = {"url": URL, "kinds": ["order.status_changed"]}


@pytest.fixture
def integration(server: Running, workshop: str) -> httpx.Client:
    """Another system of the dealer."""
    return server.client("integration", workshop.removeprefix("/workshops/"))


@pytest.fixture
def hooks(workshop: str) -> str:
    """Where webhooks are set up."""
    return f"{workshop}/webhooks"


def test_a_webhook_tells_its_secret_once(integration: httpx.Client, hooks: str) -> None:
    answer = integration.post(hooks, json={"url": URL, "kinds": ["solve.finished", "plan.published"] * 2})
    assert answer.status_code == 201, answer.text
    new = answer.json()
    assert new.pop("secret").startswith("whsec_")
    assert new["url"] == URL
    assert new["kinds"] == ["solve.finished", "plan.published"]
    (listed,) = integration.get(hooks).json()["webhooks"]
    assert datetime.fromisoformat(listed.pop("created_at")) == datetime.fromisoformat(new.pop("created_at"))
    assert listed == new


def test_every_webhook_has_a_secret_of_its_own(integration: httpx.Client, hooks: str) -> None:
    one, other = (integration.post(hooks, json=STATUS).json()["secret"] for _ in range(2))
    assert one != other


def test_the_same_request_with_a_key_sets_up_one_webhook(integration: httpx.Client, hooks: str) -> None:
    one, other = (integration.post(hooks, json=STATUS, headers={"Idempotency-Key": "1"}) for _ in range(2))
    assert other.json() == one.json() | {"secret": "…"}
    assert len(integration.get(hooks).json()["webhooks"]) == 1


def test_nobody_waits_for_the_name_server_of_somebody_else(
    integration: httpx.Client, admin: httpx.Client, workshop: str, hooks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is open while a name is looked up, also where the answer is going to be kept."""
    asked, over, real = Event(), Event(), socket.getaddrinfo

    def silent(host: str, *rest: Any, **more: Any) -> Any:
        if host == "silent.test":
            asked.set()
            over.wait()
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    with ThreadPoolExecutor(1) as thread:
        body = STATUS | {"url": "https://silent.test/"}
        waiting = thread.submit(integration.post, hooks, json=body, headers={"Idempotency-Key": "1"})
        try:
            assert asked.wait(PATIENCE)
            answer = admin.post(f"{workshop}/orders", json=order("4711"))
            assert answer.status_code == 201, answer.text
            assert "cannot be resolved" in waiting.result().text
        finally:
            over.set()


def test_an_answer_is_given_again_though_the_name_is_gone_since(
    integration: httpx.Client, hooks: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, numbers = socket.getaddrinfo, ["93.184.215.14"]

    def forgetful(host: str, *rest: Any, **more: Any) -> Any:
        return real(host if host != "receiver.test" else (numbers or ["nobody.invalid"]).pop(), *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", forgetful)
    body = STATUS | {"url": "https://receiver.test/"}
    one, other = (integration.post(hooks, json=body, headers={"Idempotency-Key": "1"}) for _ in range(2))
    assert (one.status_code, other.status_code) == (201, 201)
    assert integration.post(hooks, json=body).status_code == 422


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("https://127.0.0.1/hook", "not public"),
        ("https://localhost:8443/hook", "not public"),
        ("https://169.254.169.254/latest/meta-data", "not public"),
        ("http://93.184.215.14/hook", "not encrypted"),
        ("https://me:password@93.184.215.14/hook", "name or password"),
        ("hook", "https:// is missing"),
        ("https://" + "a" * 2000, "2000"),
    ],
)
def test_a_url_that_may_not_be_sent_to_is_refused(
    integration: httpx.Client, hooks: str, url: str, message: str
) -> None:
    answer = integration.post(hooks, json=STATUS | {"url": url})
    assert answer.status_code == 422
    (fault,) = answer.json()["faults"]
    assert fault["path"] == "url"
    assert message in fault["message"]
    assert integration.get(hooks).json() == {"webhooks": []}


def test_what_can_be_told_is_named(integration: httpx.Client, hooks: str) -> None:
    answer = integration.post(hooks, json=STATUS | {"kinds": ["order.vanished"]})
    assert answer.status_code == 422
    assert "order.status_changed" in answer.text
    assert integration.post(hooks, json=STATUS | {"kinds": []}).status_code == 422


def test_a_private_receiver_may_be_allowed(database: Database, small_day: Day) -> None:
    with running(database, private_webhooks=True) as server:
        admin = server.client("admin")
        content = small_day.workshop.model_dump_json(exclude_unset=True)
        admin.post("/workshops", content=content, headers={"Content-Type": "application/json"})
        hooks = f"/workshops/{small_day.workshop.id}/webhooks"
        answer = admin.post(hooks, json=STATUS | {"url": "http://dms:8000/hook"})
        assert answer.status_code == 201, answer.text


def test_only_so_many_webhooks_are_set_up(integration: httpx.Client, hooks: str) -> None:
    for _ in range(MOST):
        assert integration.post(hooks, json=STATUS).status_code == 201
    answer = integration.post(hooks, json=STATUS)
    assert answer.status_code == 409
    assert answer.json()["code"] == "wrong_state"


def test_only_other_systems_and_admins_set_webhooks_up(server: Running, hooks: str) -> None:
    own = hooks.split("/")[2]
    for role in ("desk", "controller"):
        client = server.client(role, own)
        assert client.post(hooks, json=STATUS).status_code == 403
        assert client.get(hooks).status_code == 403


def test_another_workshops_webhooks_are_not_there(
    server: Running, admin: httpx.Client, integration: httpx.Client, hooks: str, small_day: Day
) -> None:
    webhook = integration.post(hooks, json=STATUS).json()["id"]
    other = small_day.workshop.model_copy(update={"id": "other"})
    content = other.model_dump_json(exclude_unset=True)
    admin.post("/workshops", content=content, headers={"Content-Type": "application/json"})
    stranger = server.client("integration", "other")
    for address in (f"{hooks}/{webhook}", f"/workshops/other/webhooks/{webhook}"):
        assert stranger.delete(address).status_code == 404
        assert stranger.get(f"{address}/deliveries").status_code == 404
        assert stranger.post(f"{address}/deliveries/msg_1/retry").status_code == 404
    assert stranger.get(hooks).status_code == 404
    assert stranger.post(hooks, json=STATUS).status_code == 404
    assert len(integration.get(hooks).json()["webhooks"]) == 1


def test_a_removed_webhook_is_gone_and_both_are_in_the_audit_trail(
    integration: httpx.Client, hooks: str, database: Database
) -> None:
    """The trail is read by more people than set webhooks up: it has neither secret nor path."""
    webhook = integration.post(hooks, json=STATUS).json()["id"]
    assert integration.delete(f"{hooks}/{webhook}").status_code == 204
    assert integration.delete(f"{hooks}/{webhook}").status_code == 404
    assert integration.get(hooks).json() == {"webhooks": []}
    with database.reading() as session:
        query = select(Change).where(Change.kind == "webhook", Change.subject == webhook).order_by(Change.sequence)
        told = session.scalars(query).all()
    shown = '{"host": "93.184.215.14", "kinds": ["order.status_changed"]}'
    assert [(row.action, row.before, row.after) for row in told] == [
        ("created", None, shown),
        ("removed", shown, None),
    ]


@pytest.fixture
def event(integration: httpx.Client, workshop: str, small_day: Day) -> dict[str, str]:
    """Of an order that is checked in: it waits for its turn now."""
    order = small_day.orders[0]
    content = order.model_dump_json(by_alias=True, exclude_unset=True)
    answer = integration.post(f"{workshop}/orders", content=content, headers={"Content-Type": "application/json"})
    assert answer.status_code == 201, answer.text
    return {"kind": "queued", "order": order.id, "at": "2026-11-24T06:55+08:00"}


def test_a_status_is_announced_with_its_event_and_only_with_it(
    integration: httpx.Client, workshop: str, hooks: str, event: dict[str, str]
) -> None:
    address = f"{hooks}/{integration.post(hooks, json=STATUS).json()['id']}/deliveries"
    elsewhere = integration.post(hooks, json=STATUS | {"kinds": ["plan.published"]}).json()["id"]
    reported = integration.post(f"{workshop}/events", json=event)
    assert reported.status_code == 201, reported.text
    refused = integration.post(f"{workshop}/events", json=event | {"kind": "prepared"})
    assert refused.status_code == 409, refused.text
    (message,) = integration.get(address).json()["deliveries"]
    assert message.pop("id").startswith("msg_")
    now = "2026-11-23T23:00:00Z"  # the service's clock, 07:00 in Beijing
    assert message == {
        "kind": "order.status_changed",
        "created_at": now,
        "attempts": 0,
        "delivered_at": None,
        "next_at": now,
        "last_error": None,
    }
    assert integration.get(f"{hooks}/{elsewhere}/deliveries").json() == {"deliveries": [], "next": None}


def test_messages_are_read_page_by_page_newest_first(
    server: Running, integration: httpx.Client, workshop: str, hooks: str, event: dict[str, str]
) -> None:
    """Also those that were announced in the same moment: what an order has gone through may be told late."""
    address = f"{hooks}/{integration.post(hooks, json=STATUS).json()['id']}/deliveries"
    for kind in ("queued", "waiting_parts", "in_progress"):
        assert integration.post(f"{workshop}/events", json=event | {"kind": kind}).status_code == 201
    server.clock.pass_(minutes=5)
    last = server.clock()
    assert integration.post(f"{workshop}/events", json=event | {"kind": "waiting_approval"}).status_code == 201
    everything = integration.get(address).json()["deliveries"]
    assert len(everything) == 4
    assert datetime.fromisoformat(everything[0]["created_at"]) == last
    first = integration.get(address, params={"limit": 2}).json()
    second = integration.get(address, params={"limit": 2, "after": first["next"]}).json()
    third = integration.get(address, params={"limit": 2, "after": second["next"]}).json()
    assert first["deliveries"] + second["deliveries"] == everything
    assert third == {"deliveries": [], "next": None}
    assert told(integration.get(address, params={"after": "nowhere"})) == (400, "bad_request")


def test_a_message_is_sent_again_when_somebody_asks(
    server: Running, integration: httpx.Client, workshop: str, hooks: str, event: dict[str, str]
) -> None:
    address = f"{hooks}/{integration.post(hooks, json=STATUS).json()['id']}/deliveries"
    integration.post(f"{workshop}/events", json=event)
    (message,) = integration.get(address).json()["deliveries"]
    server.clock.pass_(minutes=5)
    answer = integration.post(f"{address}/{message['id']}/retry")
    assert answer.status_code == 202, answer.text
    assert datetime.fromisoformat(answer.json()["next_at"]) == server.clock()
    assert integration.post(f"{address}/msg_1/retry").status_code == 404
