"""Addresses, parameters, cursors and versions that are wrong: each is refused by name, none breaks the service."""

from __future__ import annotations

import base64
import json

import httpx
import pytest

from api.store import orders, workshops
from api.store.changes import Actor
from api.store.database import Database
from scheduler.documents.day import Day
from tests.api.routes.refusals import faults, refusal, told
from tests.api.routes.sending import event, order
from tests.api.serving import Running, running

HUGE = 10**30


@pytest.fixture(scope="module")
def client(shared: tuple[Running, str]) -> httpx.Client:
    return shared[0].client("admin")


@pytest.fixture(scope="module")
def address(shared: tuple[Running, str]) -> str:
    return f"{shared[1]}/orders"


def test_unknown_addresses_and_methods_are_refused(client: httpx.Client, address: str) -> None:
    assert told(client.get("/nothing")) == (404, "not_found")
    assert told(client.get("/workshops/")) == (404, "not_found")
    answer = client.patch(address)
    assert told(answer) == (405, "no_method")
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_bad_parameters_are_refused_by_name(client: httpx.Client, shared: tuple[Running, str]) -> None:
    workshop = shared[1]
    bad = {
        "orders?limit=0": "query limit",
        "orders?limit=501": "query limit",
        "orders?limit=many": "query limit",
        "orders?day=2026-13-40": "query day",
        "orders?status=lost": "query status",
        "orders?search=": "query search",
        f"orders?search={'x' * 201}": "query search",
        f"changes?since={HUGE}": "query since",
        f"events?since={HUGE}": "query since",
        f"plan/versions/{HUGE}": "path version",
        "plan?state=old": "query state",
        f"plan?first_day=2026-11-24&days={HUGE}": "query days",
        "audit?kind=cat": "query kind",
        "orders?limits=5": "query limits",
        "orders?limit=5&limit=6": "query limit",
    }
    found = {query: faults(client.get(f"{workshop}/{query}")) for query in bad}
    assert found == {query: [name] for query, name in bad.items()}


def test_what_is_wrong_with_a_parameter_is_said_in_plain_words_with_the_way_out(
    client: httpx.Client, shared: tuple[Running, str]
) -> None:
    workshop = shared[1]
    expected = {
        "orders?limit=100000": 'must be at most 500, not "100000". Most entries of one page. For instance 100.',
        "orders?limit=many": 'must be a whole number, not "many". Most entries of one page. For instance 100.',
        "orders?day=tomorrow": 'must be a date, not "tomorrow". Local date of arrival. For instance 2026-11-24.',
        "orders?day=1999-12-31": "must be at least 2000-01-01, "
        'not "1999-12-31". Local date of arrival. For instance 2026-11-24.',
        "orders?search=": 'must have 1 or more characters, not "". Part of anything known. For instance 4711.',
        f"orders/{'x' * 121}": f'must have at most 120 characters, not "{"x" * 59}…". Work order. For instance 4711.',
        "plan?state=old": "is an unknown choice: \"old\". Choose 'draft' or 'published'.",
        "changes?since=-1": 'must be at least 0, not "-1". Only changes after this number. For instance 0.',
        "plan/versions/first": 'must be a whole number, not "first". ',
    }
    found = {query: client.get(f"{workshop}/{query}").json()["faults"] for query in expected}
    told_ = {query: [f"{fault['message']} {fault['way_out']}" for fault in each] for query, each in found.items()}
    short = {query: [text_[: len(expected[query])] for text_ in each] for query, each in told_.items()}
    assert short == {query: [text_] for query, text_ in expected.items()}
    assert all(fault["way_out"] for each in found.values() for fault in each)


def test_a_header_that_is_too_long_is_refused_in_plain_words(client: httpx.Client, address: str) -> None:
    (fault,) = refusal(client.post(address, json=order("key"), headers={"Idempotency-Key": "k" * 201}))["faults"]
    assert fault == {
        "path": "header idempotency-key",
        "message": f'must have at most 200 characters, not "{"k" * 59}…".',
        "way_out": "The same key and request: done once, answered twice. For instance load-2026-11-24.",
    }


def test_a_body_that_is_not_there_is_asked_for(client: httpx.Client, address: str) -> None:
    (fault,) = refusal(client.post(address))["faults"]
    assert fault == {"path": "body", "message": "is missing.", "way_out": "Send a JSON object. The whole order."}


def test_a_misspelt_dry_run_moves_nothing_and_says_what_was_meant(
    client: httpx.Client, shared: tuple[Running, str]
) -> None:
    answer = client.post(f"{shared[1]}/plan/moves?dryrun=true", json={})
    assert faults(answer) == ["query dryrun"]
    assert answer.json()["faults"][0]["way_out"] == 'Did you mean "dry_run"?'


def test_a_request_id_of_the_client_comes_back_and_a_strange_one_does_not(client: httpx.Client, address: str) -> None:
    named = client.get(address, headers={"X-Request-Id": "dms-17.4"})
    strange = client.get(address, headers={"X-Request-Id": "a b; c"})
    assert named.headers["x-request-id"] == "dms-17.4"
    assert "a b" not in strange.headers["x-request-id"]


def test_methods_that_nobody_knows_make_no_metrics(shared: tuple[Running, str], client: httpx.Client) -> None:
    for number in range(3):
        refusal(client.request(f"BREW{number}", "/nothing"))
    assert "BREW" not in httpx.get(f"{shared[0].url}/metrics", trust_env=False).text


def test_a_request_that_takes_too_long_is_given_up_and_leaves_nothing(database: Database, small_day: Day) -> None:
    """Somebody holds the workshop all the while; what waits for it in vain is rolled back when its turn comes."""
    name = small_day.workshop.id
    with running(database, request_seconds=1) as server:
        client = server.client("desk")
        with database.writing() as session:
            workshops.create(session, small_day.workshop, Actor("test", server.clock()))
        with database.writing() as session:
            workshops.locked(session, name)
            answer = client.post(f"/workshops/{name}/orders", json=order("late"))
            assert told(answer) == (504, "too_slow")
        with database.writing() as session:
            assert workshops.locked(session, name).last_change == 1
            assert orders.find(session, name, "late") is None


def test_who_replaces_a_workshop_that_was_changed_meanwhile_is_told(
    client: httpx.Client, shared: tuple[Running, str]
) -> None:
    first = client.get(shared[1])
    mine, theirs = (first.json() | {"name": name} for name in ("Süd", "Nord"))
    tag = {"If-Match": first.headers["etag"]}
    assert client.put(shared[1], json=theirs, headers=tag).status_code == 200
    assert told(client.put(shared[1], json=mine, headers=tag)) == (412, "stale")
    assert client.get(shared[1]).json()["name"] == "Nord"


def test_a_move_that_no_force_makes_possible_is_refused(client: httpx.Client, shared: tuple[Running, str]) -> None:
    """A rule may be broken by force; work without the people that it takes is no work."""
    assert client.post(f"{shared[1]}/orders", json=order("forced")).status_code == 201
    assert client.post(f"{shared[1]}/plan/insertions", json={"order": "forced"}).status_code == 200
    move = {"operation": "forced/express_oil/express_oil", "start": "2026-11-24T10:00+01:00", "force": True}
    for crew in ([], ["t-01"] * 2, ["t-01"] * 50):
        assert told(client.post(f"{shared[1]}/plan/moves", json=move | {"technicians": crew})) == (422, "invalid")


def forged(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


CURSORS = (
    "x",
    "…",
    forged(),
    forged(1, 2, 3),
    forged("2026-11-24T09:00:00", "no offset"),
    forged("0001-01-01T00:00:00+14:00", "before all time"),
    forged("2026-11-24T09:00:00+00:00", "a\0b"),
    forged("2026-11-24T09:00:00+00:00", "\ud800"),
    forged("yesterday", "4711"),
    forged({"a": 1}, []),
    base64.urlsafe_b64encode(b"5").decode(),
    base64.urlsafe_b64encode(b"[" * 700).decode(),
)
NEVER = ("0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00")
"""Times that have no equal in UTC within the years that computers know."""


def test_what_one_database_could_not_keep_is_refused_on_both(admin: httpx.Client, workshop: str) -> None:
    assert admin.post(f"{workshop}/orders", json=order("kept")).status_code == 201
    asked: dict[str, httpx.Response] = {
        **{f"cursor {c}": admin.get(f"{workshop}/orders", params={"after": c}) for c in CURSORS},
        "NUL in a name": admin.get(f"{workshop}/orders/a%00b"),
        "NUL in a search": admin.get(f"{workshop}/orders?search=a%00b"),
        "NUL in an id": admin.post(f"{workshop}/orders", json=order("a\0b")),
        "NUL in a load": admin.post(f"{workshop}/orders/load", json={"orders": [], "a\0b": 1}),
        "NUL in an event": admin.post(f"{workshop}/events", json=event("arrived", "a\0b")),
        "NUL in an insertion": admin.post(f"{workshop}/plan/insertions", json={"order": "a\0b"}),
        "a version of 31 digits": admin.post(f"{workshop}/plan/moves", json={**MOVE, "base_version": HUGE}),
        **{f"arrival {at}": admin.post(f"{workshop}/orders", json=order("never", arrival=at)) for at in NEVER},
        **{f"event {at}": admin.post(f"{workshop}/events", json=event("arrived", "kept", at)) for at in NEVER},
        **{f"key until {at}": admin.post(f"{workshop}/keys", json=key(at)) for at in NEVER},
    }
    strange = {name: told(answer) for name, answer in asked.items() if not 400 <= answer.status_code < 500}
    assert not strange
    assert all(map(refusal, asked.values()))


MOVE = {"operation": "kept/express_oil/express_oil", "start": "2026-11-24T10:00+01:00"}
MOVED = {"operation": "tagged/express_oil/express_oil"}


def key(until: str) -> dict[str, str]:
    return {"name": "x", "role": "desk", "expires_at": until}


def test_if_match_is_strong_and_if_none_match_weak(client: httpx.Client, shared: tuple[Running, str]) -> None:
    """RFC 9110, 13.1.1 and 13.1.2: what is only alike may be shown again, not overwritten."""
    for address in (shared[1], f"{shared[1]}/plan"):
        weak = f"W/{client.get(address).headers['etag']}"
        assert client.get(address, headers={"If-None-Match": weak}).status_code == 304
    document, publish = client.get(shared[1]).json(), f"{shared[1]}/plan/publish"
    weak = f"W/{client.get(shared[1]).headers['etag']}"
    answer = client.put(shared[1], json=document, headers={"If-Match": weak})
    assert told(answer) == (412, "stale")
    assert "weak" in answer.json()["detail"]
    weak = f"W/{client.get(f'{shared[1]}/plan').headers['etag']}"
    assert told(client.post(publish, headers={"If-Match": weak})) == (412, "stale")
    assert client.post(publish, headers={"If-Match": f'"x", {weak.removeprefix("W/")}'}).status_code == 200
    assert client.post(publish, headers={"If-Match": "*"}).status_code == 200


def test_whoever_changes_what_has_an_etag_may_say_which_one_it_was(
    client: httpx.Client, shared: tuple[Running, str]
) -> None:
    workshop, stale = shared[1], {"If-Match": '"999"'}
    assert client.post(f"{workshop}/orders", json=order("tagged")).status_code == 201
    pin, job = f"{workshop}/plan/operations/tagged/express_oil/express_oil/pin", {"order": "tagged"}
    asked = {
        "workshop": client.put(workshop, json=client.get(workshop).json(), headers=stale),
        "order": client.put(f"{workshop}/orders/tagged", json=order("tagged"), headers=stale),
        "cancellation": client.delete(f"{workshop}/orders/tagged", headers=stale),
        "move": client.post(f"{workshop}/plan/moves", json={**MOVE, **MOVED}, headers=stale),
        "trial": client.post(f"{workshop}/plan/moves?dry_run=true", json={**MOVE, **MOVED}, headers=stale),
        "insertion": client.post(f"{workshop}/plan/insertions", json=job, headers=stale),
        "pin": client.put(pin, json={"hold": "time"}, headers=stale),
        "unpin": client.delete(pin, headers=stale),
        "publication": client.post(f"{workshop}/plan/publish", headers=stale),
    }
    assert {name: told(answer) for name, answer in asked.items()} == dict.fromkeys(asked, (412, "stale"))


@pytest.mark.parametrize("tag", ["41", '"x"', '""', "W/", "一"])
def test_an_etag_that_is_none_is_not_the_one(client: httpx.Client, shared: tuple[Running, str], tag: str) -> None:
    answer = client.post(f"{shared[1]}/plan/publish", headers={b"If-Match": tag.encode()})
    assert told(answer) == (412, "stale")
