"""Who gets in, and to what: roles, keys that open no more, workshops that do not see each other."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, get_args

import httpx
import pytest

from api.access.roles import Role
from api.store import keys
from api.store.database import Database
from scheduler.documents.day import Day
from tests.api.routes.access import EVERYTHING, OF_A_WORKSHOP, PROTECTED
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import told
from tests.api.routes.sending import event, order
from tests.api.serving import START, Running, running

NAMES = {
    "order": "kept",
    "operation": "kept/express_oil/express_oil",
    "version": "0",
    "solve": "s-none",
    "key": "none",
    "webhook": "none",
    "delivery": "none",
}


def operations(server: Running) -> set[str]:
    """Every route, as the service describes itself."""
    paths = server.stranger().get("/openapi.json").json()["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


def asked(client: httpx.Client, route: str, workshop: str = "", body: Any = None) -> httpx.Response:
    """The answer to a route with names put in."""
    method, path = route.split()
    address = path.removeprefix("/v1").format(workshop=workshop, **NAMES)
    return client.request(method, address, json=body) if method in ("POST", "PUT") else client.request(method, address)


def test_every_route_has_somebody_who_may_use_it(shared: tuple[Running, str]) -> None:
    assert operations(shared[0]) - EVERYTHING.keys() == set()


@pytest.mark.parametrize("role", get_args(Role))
def test_a_role_may_what_the_table_says_and_no_more(shared: tuple[Running, str], small_day: Day, role: Role) -> None:
    """The bodies are empty: who may use the route is told that they are, who may not is told that first.

    But for routes of no workshop, which look at the body first; of these the two below are the only ones of an admin.
    """
    server, workshop = shared
    client, there = server.client(role, small_day.workshop.id), operations(server)
    routes = (PROTECTED.keys() & there) - {"POST /v1/workshops", "POST /v1/sandboxes"}
    answers = {route: asked(client, route, workshop[11:], {}) for route in routes}
    refused = {route for route, answer in answers.items() if told(answer) == (403, "forbidden")}
    assert refused == {route for route in routes if role not in PROTECTED[route]}
    assert all(answer.status_code != 401 for answer in answers.values())


def test_workshops_are_created_with_an_admin_key_of_the_whole_service_alone(
    shared: tuple[Running, str], small_day: Day
) -> None:
    server, body = shared[0], sent(small_day.workshop) | {"id": "another"}
    for client in (server.client("admin", small_day.workshop.id), server.client("controller")):
        assert told(client.post("/workshops", json=body)) == (403, "forbidden")
        assert told(client.post("/sandboxes", json={"size": "small"})) == (403, "forbidden")


def test_nobody_gets_in_without_a_key(shared: tuple[Running, str], small_day: Day) -> None:
    server = shared[0]
    stranger, there = server.stranger(), operations(server)
    found = {r: told(asked(stranger, r, small_day.workshop.id, {})) for r in PROTECTED if r in there}
    assert found == dict.fromkeys(found, (401, "unauthenticated"))


def test_a_key_that_is_malformed_opens_nothing(shared: tuple[Running, str]) -> None:
    server, good = shared[0], shared[0].key("admin")
    prefix, id_, secret = good.split("_", 2)
    other = server.key("admin").split("_", 2)[1]
    for given in (
        "",
        "Bearer",
        f"Basic {good}",
        good,
        f"Bearer {prefix}_{id_}_",
        f"Bearer {prefix}_{id_}",
        f"Bearer {prefix}_{other}_{secret}",
        f"Bearer {good}x",
        f"Bearer {good[:-1]}",
        f"Bearer {prefix}_{'0' * 500}_{secret}",
        f"Bearer {prefix}__{secret}",
        "Bearer wsk_é_é",
        "Bearer a.b.c",
    ):
        answer = server.stranger().get("/workshops", headers=[(b"Authorization", given.encode("latin-1"))])
        assert told(answer) == (401, "unauthenticated"), given
        assert answer.headers["www-authenticate"] == "Bearer"


def test_a_key_is_shown_once_and_kept_as_a_hash(server: Running, admin: httpx.Client, workshop: str) -> None:
    made = admin.post(f"{workshop}/keys", json={"name": "DMS", "role": "integration"}).json()
    secret = made["key"].split("_", 2)[2]
    assert len(secret) == 43  # 256 bits, 6 in a character
    shown = [admin.get(f"{workshop}/{name}").text for name in ("keys", "audit", "changes")]
    assert not any(secret in text for text in shown)
    assert made["id"] in shown[0]
    with server.service.database.reading() as session:
        row = keys.of(session, workshop[11:], made["id"])
        assert row is not None
        assert len(row.hash) == 64
        assert secret not in str(vars(row))


def test_keys_come_in_pages_oldest_first_and_only_those_of_the_workshop(
    server: Running, admin: httpx.Client, workshop: str
) -> None:
    """Five in pages of two; those made at the same moment by their ids."""
    server.key("desk")
    made = []
    for minutes in (0, 0, 0, 5, 5):
        server.clock.pass_(minutes=minutes)
        made.append(admin.post(f"{workshop}/keys", json={"name": "till", "role": "desk"}).json())
    expected = [key["id"] for key in sorted(made, key=lambda key: (key["created_at"], key["id"]))]
    assert [key["id"] for key in admin.get(f"{workshop}/keys").json()["keys"]] == expected
    found: list[list[str]] = []
    after: dict[str, str] = {}
    while True:
        page = admin.get(f"{workshop}/keys", params={"limit": 2, **after}).json()
        found.append([key["id"] for key in page["keys"]])
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == [expected[:2], expected[2:4], expected[4:]]
    assert told(admin.get(f"{workshop}/keys?after=x")) == (400, "bad_request")


def test_a_key_opens_until_it_expires_or_is_revoked(server: Running, admin: httpx.Client, workshop: str) -> None:
    tomorrow = START + timedelta(days=1)
    wanted = {"name": "trainee", "role": "desk", "expires_at": tomorrow.isoformat()}
    ending = admin.post(f"{workshop}/keys", json=wanted).json()
    revoked = admin.post(f"{workshop}/keys", json={"name": "lost", "role": "desk"}).json()
    trainee, lost = (server.stranger(Authorization=f"Bearer {made['key']}") for made in (ending, revoked))
    assert (trainee.get(workshop).status_code, lost.get(workshop).status_code) == (200, 200)
    assert admin.delete(f"{workshop}/keys/{revoked['id']}").json()["revoked_at"]
    assert told(lost.get(workshop)) == (401, "unauthenticated")
    server.clock.pass_(hours=24, seconds=-1)
    assert trainee.get(workshop).status_code == 200
    server.clock.pass_(seconds=1)
    assert told(trainee.get(workshop)) == (401, "unauthenticated")
    answer = admin.post(f"{workshop}/keys", json=wanted)
    assert told(answer) == (422, "invalid")
    assert answer.json()["faults"][0]["path"] == "expires_at"


def body_of(route: str, day: Day) -> Any:
    """What would be taken, were it one's own workshop."""
    return {
        "PUT /v1/workshops/{workshop}": sent(day.workshop),
        "POST /v1/workshops/{workshop}/orders": order("new"),
        "POST /v1/workshops/{workshop}/orders/load": {"orders": [order("new")]},
        "PUT /v1/workshops/{workshop}/orders/{order}": order("kept", "M-XX 1"),
        "POST /v1/workshops/{workshop}/events": event("arrived", "kept"),
        "POST /v1/workshops/{workshop}/plan/insertions": {"order": "kept"},
        "POST /v1/workshops/{workshop}/keys": {"name": "mine", "role": "admin"},
    }.get(route, {})


def test_another_workshop_does_not_exist_for_a_key(
    server: Running, admin: httpx.Client, workshop: str, small_day: Day
) -> None:
    """Not to read, not to write, not by a role, not by a number; and it learns not even that it is there."""
    mine, there = small_day.workshop.id, operations(server)
    other = sent(small_day.workshop) | {"id": "other"}
    assert admin.post("/workshops", json=other).status_code == 201
    assert admin.post(f"{workshop}/orders", json=order("kept")).status_code == 201
    solve = server.client("desk", mine).post(f"{workshop}/solves", json={}).json()["id"]
    before = admin.get(f"{workshop}/audit?limit=500").json()
    intruder = server.client("admin", "other")
    for route in OF_A_WORKSHOP.keys() & there:
        body = body_of(route, small_day)
        answer, nowhere = asked(intruder, route, mine, body), asked(intruder, route, "nowhere", body)
        assert (route, told(answer)) == (route, (404, "not_found"))
        assert answer.json()["detail"].replace(mine, "nowhere") == nowhere.json()["detail"]
    for address in (f"/solves/{solve}", f"/solves/{solve}/plan", f"/solves/{solve}/events"):
        assert told(intruder.get(address)) == (404, "not_found")
    assert told(intruder.delete(f"/solves/{solve}")) == (404, "not_found")
    assert [entry["id"] for entry in intruder.get("/workshops").json()["workshops"]] == ["other"]
    assert admin.get(f"{workshop}/audit?limit=500").json() == before
    assert admin.get(f"/solves/{solve}").json()["status"] in ("queued", "running")


def test_a_key_of_one_workshop_is_not_revoked_from_another(
    server: Running, admin: httpx.Client, workshop: str, small_day: Day
) -> None:
    assert admin.post("/workshops", json=sent(small_day.workshop) | {"id": "other"}).status_code == 201
    made = admin.post(f"{workshop}/keys", json={"name": "DMS", "role": "integration"}).json()
    assert told(server.client("admin", "other").delete(f"/workshops/other/keys/{made['id']}")) == (404, "not_found")
    assert server.stranger(Authorization=f"Bearer {made['key']}").get(workshop).status_code == 200


def test_who_asks_too_often_waits_and_nobody_else_does(database: Database) -> None:
    with running(database, requests_per_minute=5) as server:
        one, other, stranger = server.client("admin"), server.client("admin"), server.stranger()
        assert [one.get("/workshops").status_code for _ in range(5)] == [200] * 5
        sixth = one.get("/workshops")
        assert told(sixth) == (429, "too_many")
        assert 1 <= int(sixth.headers["retry-after"]) <= 60
        assert other.get("/workshops").status_code == 200
        guesses = [stranger.get("/workshops", headers={"Authorization": f"Bearer wsk_{n}_x"}) for n in range(6)]
        assert [told(guess)[0] for guess in guesses] == [401] * 5 + [429]
