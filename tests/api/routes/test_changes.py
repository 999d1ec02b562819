"""The feed of changes and the audit trail: everything is in them once, in order, with what was before and after."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import sha256
from itertools import pairwise
from typing import Any

import httpx
from sqlalchemy import update

from api.access.tokens import tokens_of
from api.bodies.changes import ChangePage
from api.store.database import Database
from api.store.tables import Change
from scheduler.documents.day import Day
from tests.api.issuer import issuing
from tests.api.routes.conftest import sent
from tests.api.routes.refusals import faults, told
from tests.api.routes.sending import event, order
from tests.api.routes.test_tokens import settings
from tests.api.serving import START, Running

WRITERS, EACH = 6, 5


def audit(client: httpx.Client, workshop: str, **which: str | int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{workshop}/audit", params=which).json()["changes"]
    return found


def test_every_change_is_in_the_trail_with_who_when_and_what(
    server: Running, admin: httpx.Client, workshop: str, small_day: Day
) -> None:
    """In the order of the requests below; a publication, a load and a key are changes like others."""
    renamed = sent(small_day.workshop) | {"name": "Autohaus Nord"}
    assert admin.put(workshop, json=renamed).status_code == 200
    admin.post(f"{workshop}/orders", json=order("a"))
    admin.put(f"{workshop}/orders/a", json=order("a", weight=3))
    admin.post(f"{workshop}/orders/load", json={"orders": [order("a", weight=3), order("b")]})
    admin.post(f"{workshop}/events", json=event("arrived", "a"))
    admin.post(f"{workshop}/plan/insertions", json={"order": "a"})
    admin.put(f"{workshop}/plan/operations/a/express_oil/express_oil/pin", json={"hold": "time"})
    admin.delete(f"{workshop}/plan/operations/a/express_oil/express_oil/pin")
    admin.post(f"{workshop}/plan/publish")
    server.clock.pass_(minutes=10)
    admin.delete(f"{workshop}/orders/b")
    admin.post(f"{workshop}/keys", json={"name": "DMS", "role": "integration"})
    trail = audit(admin, workshop)
    assert [(entry["kind"], entry["subject"], entry["action"]) for entry in trail[:-1]] == [
        ("workshop", small_day.workshop.id, "created"),
        ("workshop", small_day.workshop.id, "changed"),
        ("order", "a", "created"),
        ("plan", "1", "changed"),  # the draft knows of a, which it leaves out
        ("order", "a", "changed"),
        ("plan", "2", "changed"),  # where it weighs more now
        ("order", "b", "created"),
        ("plan", "3", "changed"),
        ("order", "a", "recorded"),
        ("plan", "4", "changed"),
        ("plan", "5", "changed"),
        ("order", "a", "pinned"),
        ("order", "a", "unpinned"),
        ("plan", "6", "published"),
        ("order", "b", "cancelled"),
        ("plan", "7", "changed"),
    ]
    assert [entry["sequence"] for entry in trail] == list(range(1, 18))
    assert (trail[-1]["kind"], trail[-1]["action"]) == ("key", "created")
    assert {entry["by"] for entry in trail} == {"test admin"}
    assert datetime.fromisoformat(trail[0]["at"]) == START
    assert (trail[0]["before"], trail[0]["after"]["name"]) == (None, small_day.workshop.name)
    assert (trail[1]["before"]["name"], trail[1]["after"]["name"]) == (small_day.workshop.name, "Autohaus Nord")
    assert ("weight" in trail[4]["before"], trail[4]["after"]["weight"]) == (False, 3)
    assert ("status" in trail[8]["before"], trail[8]["after"]["status"]) == (False, "arrived")
    of_a = audit(admin, workshop, kind="order", subject="a")
    assert of_a == [entry for entry in trail if (entry["kind"], entry["subject"]) == ("order", "a")]
    for earlier, later in pairwise(of_a):
        assert later["before"] == earlier["after"]
    assert audit(admin, workshop, since=3, limit=2) == trail[3:5]


def test_who_changed_something_is_told_apart_from_others_of_the_same_name(
    server: Running, admin: httpx.Client, workshop: str
) -> None:
    """Two keys of one name, and two persons of one name whom the dealer's login knows."""
    made = [admin.post(f"{workshop}/keys", json={"name": "Huber", "role": "desk"}).json() for _ in range(2)]
    clients = [server.stranger(Authorization=f"Bearer {key['key']}") for key in made]
    with issuing() as issuer:
        server.service.tokens = tokens_of(settings(issuer.url))
        tokens = [issuer.token(sub=subject, name="Huber") for subject in ("u-17", "u-18")]
        clients += [server.stranger(Authorization=f"Bearer {token}") for token in tokens]
        for number, client in enumerate(clients):
            assert client.post(f"{workshop}/orders", json=order(f"o-{number}")).status_code == 201
    found = {entry["subject"]: entry for entry in audit(admin, workshop, kind="order")}
    assert {entry["by"] for entry in found.values()} == {"Huber"}
    persons = [sha256(f"{subject}\n{workshop[11:]}".encode()).hexdigest() for subject in ("u-17", "u-18")]
    ids = [*(key["id"] for key in made), *(f"oidc:{person}" for person in persons)]
    assert [found[f"o-{number}"]["by_id"] for number in range(4)] == ids
    feed = admin.get(f"{workshop}/changes").json()["changes"]
    assert [entry["by_id"] for entry in feed] == [entry["by_id"] for entry in audit(admin, workshop)]


def test_what_is_refused_leaves_no_trace(admin: httpx.Client, workshop: str) -> None:
    admin.post(f"{workshop}/orders", json=order("a"))
    before = audit(admin, workshop)
    assert admin.post(f"{workshop}/orders", json=order("a")).status_code == 409
    assert admin.post(f"{workshop}/events", json=event("ready", "a")).status_code == 409
    assert admin.put(f"{workshop}/orders/a", json=order("a"), headers={"If-Match": '"0"'}).status_code == 412
    assert admin.post(f"{workshop}/plan/moves?dry_run=true", json={"operation": "a/x"}).status_code >= 400
    assert admin.post(f"{workshop}/plan/insertions?dry_run=true", json={"order": "a"}).status_code == 200
    assert audit(admin, workshop) == before


def test_who_has_read_beyond_the_last_change_reads_another_workshop(admin: httpx.Client, workshop: str) -> None:
    """Its only change is that it was created; what comes next would be passed over up to that number."""
    for address in (f"{workshop}/changes", f"{workshop}/audit"):
        assert admin.get(address, params={"since": 1}).json() == {"changes": [], "next": 1}
        answer = admin.get(address, params={"since": 2})
        assert (told(answer), faults(answer)) == ((422, "invalid"), ["query since"])
        assert answer.json()["faults"][0]["message"] == "2 is after the last change, 1."


def test_words_of_another_version_are_read_as_they_are(database: Database, admin: httpx.Client, workshop: str) -> None:
    with database.writing() as session:
        session.execute(update(Change).values(kind="lift", action="oiled"))
    (entry,) = audit(admin, workshop)
    assert (entry["kind"], entry["action"]) == ("lift", "oiled")
    assert ChangePage.model_validate(admin.get(f"{workshop}/changes").json()).changes[0].action == "oiled"


def test_the_trail_is_for_controllers_and_the_feed_for_everybody(server: Running, workshop: str) -> None:
    desk, controller = server.client("desk", workshop[11:]), server.client("controller", workshop[11:])
    assert told(desk.get(f"{workshop}/audit")) == (403, "forbidden")
    feed = desk.get(f"{workshop}/changes").json()["changes"]
    assert [entry | {"before": None, "after": None} for entry in feed] == [
        entry | {"before": None, "after": None} for entry in audit(controller, workshop)
    ]
    assert all(entry.keys() == {"sequence", "at", "by", "by_id", "kind", "subject", "action"} for entry in feed)


def test_who_follows_the_feed_misses_nothing_while_many_write(server: Running, workshop: str) -> None:
    """Numbers that are given before they are committed would be passed over by a reader who comes in between."""
    writers, reader = [server.client("desk") for _ in range(WRITERS)], server.client("desk")
    done = threading.Event()

    def write(number: int) -> None:
        for nth in range(EACH):
            answer = writers[number].post(f"{workshop}/orders", json=order(f"o-{number}-{nth}"))
            assert answer.status_code == 201, answer.text

    def follow() -> list[int]:
        seen: list[int] = []
        is_last = False
        while not is_last:
            is_last = done.is_set()
            page = reader.get(f"{workshop}/changes", params={"since": seen[-1] if seen else 0, "limit": 3}).json()
            seen += [entry["sequence"] for entry in page["changes"]]
            is_last = is_last and not page["changes"]
        return seen

    with ThreadPoolExecutor(WRITERS + 1) as threads:
        following = threads.submit(follow)
        try:
            for writing in [threads.submit(write, number) for number in range(WRITERS)]:
                writing.result()
        finally:
            done.set()
        assert following.result() == list(range(1, 2 * WRITERS * EACH + 2))  # each with the draft, and the workshop
