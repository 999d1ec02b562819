"""The same Idempotency-Key: done once, answered as often as it is asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from scheduler.documents.day import Day
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import told
from tests.api.routes.sending import event, order
from tests.api.serving import Running

KEPT = ("content-type", "location", "etag")


def key(name: str) -> dict[str, str]:
    return {"Idempotency-Key": name}


def total(client: httpx.Client, workshop: str) -> int:
    """How many changes there were."""
    last: int = client.get(f"{workshop}/changes?limit=500").json()["next"]
    return last


def test_every_post_takes_an_idempotency_key(shared: tuple[Running, str]) -> None:
    paths = shared[0].stranger().get("/openapi.json").json()["paths"]
    posts = {path: methods["post"] for path, methods in paths.items() if "post" in methods}
    without = [
        path
        for path, post in posts.items()
        if not any(parameter["name"].lower() == "idempotency-key" for parameter in post.get("parameters", ()))
    ]
    assert posts
    assert not without


def test_a_request_that_is_repeated_is_answered_as_before_and_changes_nothing(
    admin: httpx.Client, workshop: str
) -> None:
    """A second order of the same id would be refused; the same event would be illegal; a key would be another one."""
    requests: list[tuple[str, dict[str, Any]]] = [
        (f"{workshop}/orders", order("粤B-1")),
        (f"{workshop}/orders/load", {"orders": [order("b"), order("c")]}),
        (f"{workshop}/events", event("arrived", "b")),
        (f"{workshop}/plan/insertions", {"order": "b"}),
        (f"{workshop}/plan/publish", {}),
        (f"{workshop}/solves", {}),
    ]
    for number, (address, body) in enumerate(requests):
        first = admin.post(address, json=body, headers=key(str(number)))
        assert first.status_code < 300, first.text
        before = total(admin, workshop)
        again = admin.post(address, json=body, headers=key(str(number)))
        assert (again.status_code, again.text) == (first.status_code, first.text)
        assert {n: again.headers.get(n) for n in KEPT} == {n: first.headers.get(n) for n in KEPT}
        assert (again.headers.get("idempotent-replayed"), first.headers.get("idempotent-replayed")) == ("true", None)
        assert total(admin, workshop) == before


def test_an_api_key_is_made_once_and_shown_once(server: Running, admin: httpx.Client, workshop: str) -> None:
    body = {"name": "DMS", "role": "desk"}
    first, again = (admin.post(f"{workshop}/keys", json=body, headers=key("k")).json() for _ in range(2))
    assert again == first | {"key": "…"}
    assert len(admin.get(f"{workshop}/keys").json()["keys"]) == 1
    assert server.stranger(Authorization=f"Bearer {first['key']}").get(workshop).status_code == 200


def test_the_same_key_for_another_request_is_refused(admin: httpx.Client, workshop: str) -> None:
    assert admin.post(f"{workshop}/orders", json=order("a"), headers=key("k")).status_code == 201
    assert told(admin.post(f"{workshop}/orders", json=order("b"), headers=key("k"))) == (422, "key_reused")
    assert told(admin.post(f"{workshop}/events", json=order("a"), headers=key("k"))) == (422, "key_reused")
    insertions = f"{workshop}/plan/insertions"
    assert admin.post(f"{insertions}?dry_run=true", json={"order": "a"}, headers=key("i")).status_code == 200
    assert told(admin.post(insertions, json={"order": "a"}, headers=key("i"))) == (422, "key_reused")
    assert [each["id"] for each in admin.get(f"{workshop}/orders").json()["orders"]] == ["a"]


def test_a_failure_is_not_kept(admin: httpx.Client, workshop: str) -> None:
    arrived = event("arrived", "a")
    assert told(admin.post(f"{workshop}/events", json=arrived, headers=key("k"))) == (404, "not_found")
    assert told(admin.post(f"{workshop}/orders", json={}, headers=key("k"))) == (422, "invalid")
    assert admin.post(f"{workshop}/orders", json=order("a")).status_code == 201
    assert admin.post(f"{workshop}/events", json=arrived, headers=key("k")).status_code == 201


def test_the_key_of_somebody_else_is_another_one(server: Running, admin: httpx.Client, workshop: str) -> None:
    desk = server.client("desk", workshop[11:])
    assert admin.post(f"{workshop}/orders", json=order("a"), headers=key("k")).status_code == 201
    assert told(desk.post(f"{workshop}/orders", json=order("a"), headers=key("k"))) == (409, "exists")
    assert desk.post(f"{workshop}/orders", json=order("b"), headers=key("k")).status_code == 201


def test_a_key_that_is_too_long_or_empty_is_refused(shared: tuple[Running, str]) -> None:
    client = shared[0].client("desk")
    for name in ("", "k" * 201):
        answer = client.post(f"{shared[1]}/orders", json=order("a"), headers=key(name))
        assert answer.json()["faults"][0]["path"] == "header idempotency-key"


def test_who_asks_ten_times_at_once_is_served_once(server: Running, workshop: str) -> None:
    secret = server.key("desk")
    clients = [server.stranger(Authorization=f"Bearer {secret}") for _ in range(10)]

    def ask(client: httpx.Client) -> httpx.Response:
        return client.post(f"{workshop}/orders", json=order("a"), headers=key("k"))

    with ThreadPoolExecutor(len(clients)) as threads:
        answers = list(threads.map(ask, clients))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert sum("idempotent-replayed" not in answer.headers for answer in answers) == 1
    assert total(clients[0], workshop) == 3  # the workshop, the order, the draft that knows of it


def test_of_ten_who_create_the_same_workshop_at_once_one_does(server: Running, small_day: Day) -> None:
    clients = [server.client("admin") for _ in range(10)]
    body = sent(small_day.workshop)
    with ThreadPoolExecutor(len(clients)) as threads:
        answers = list(threads.map(lambda client: told(client.post("/workshops", json=body)), clients))
    assert sorted(answers) == [(201, ""), *[(409, "exists")] * 9]
