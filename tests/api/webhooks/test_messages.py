"""What receivers really get is what the description of the service promises them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, get_args

import jsonschema_rs
import pytest

from api.bodies.solves import PlanSolveRequest
from api.bodies.webhooks import Announcement, WebhookRequest
from api.client import Client
from api.jobs.local import LocalExecutor
from api.store.database import Database
from api.webhooks.deliveries import Deliveries
from scheduler.documents.events import Event
from scheduler.generate import generate
from tests.api.databases import sqlite_template
from tests.api.receiving import Heard, receiving
from tests.api.serving import START, Running, running

__all__ = ["sqlite_template"]

KINDS: tuple[Announcement, ...] = get_args(Announcement)
OF_HTTP = {"host", "content-length", "content-type", "connection", "user-agent"}
"""Headers that every request has."""

Description = dict[str, Any]


@pytest.fixture(scope="module")
def server(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that solves; which database it has makes no difference to a receiver."""
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("messages"))
    database = Database(f"sqlite:///{path}")
    with running(database, LocalExecutor(2, 1), private_webhooks=True) as found:
        yield found
    database.close()


@pytest.fixture(scope="module")
def description(server: Running) -> Description:
    """As the service tells it."""
    found: Description = server.stranger().get("/openapi.json").json()
    return found


@pytest.fixture(scope="module")
def heard(server: Running) -> dict[str, Heard]:
    """One message of each kind: a car has come, the plan is published, a better one is looked for."""
    client, day = Client(server.url, server.key()), generate("small", 0.9, 7)
    client.workshops.create(day.workshop)
    place = client.workshop(day.workshop.id)
    order = next(order for order in day.orders if order.status == "booked" and order.external_id is None)
    place.orders.create(order)
    with receiving() as receiver:
        place.webhooks.create(WebhookRequest(url=receiver.url, kinds=KINDS))
        place.events.report(Event(kind="arrived", order=order.id, at=START))
        place.plan.insert(order.id)
        place.plan.publish()
        client.solves.wait(place.solves.submit(PlanSolveRequest(time_limit=0.1)).id)
        with closing(Deliveries(server.service.database, server.clock, private=True)) as sender:
            sender.start()
            messages = [receiver.next() for _ in KINDS]
    return {json.loads(message.body)["type"]: message for message in messages}


def test_every_kind_of_message_is_described(description: Description) -> None:
    assert set(description["webhooks"]) == set(KINDS)
    operations = [methods["post"] for methods in description["webhooks"].values()]
    names = {operation["operationId"] for operation in operations}
    assert names == {"plan_published", "order_status_changed", "solve_finished"}
    assert [operation["responses"].keys() for operation in operations] == [{"204", "default"}] * len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_has_the_body_that_is_described(kind: str, heard: dict[str, Heard], description: Description) -> None:
    schema = description["webhooks"][kind]["post"]["requestBody"]["content"]["application/json"]["schema"]
    whole = schema | {"components": description["components"]}
    body = json.loads(heard[kind].body)
    jsonschema_rs.validate(whole, body, validate_formats=True)
    assert not jsonschema_rs.is_valid(whole, body | {"type": "something.else"})
    assert not jsonschema_rs.is_valid(whole, body | {"data": {}})


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_has_the_headers_that_are_described(
    kind: str, heard: dict[str, Heard], description: Description
) -> None:
    parameters = description["webhooks"][kind]["post"]["parameters"]
    assert {parameter["in"] for parameter in parameters} == {"header"}
    assert {parameter["name"] for parameter in parameters} == heard[kind].headers.keys() - OF_HTTP
    for parameter in parameters:
        assert parameter["required"]
        value: Any = heard[kind].headers[parameter["name"]]
        is_number = parameter["schema"]["type"] == "integer"
        jsonschema_rs.validate(parameter["schema"], int(value) if is_number else value)


def test_a_message_says_what_has_happened(heard: dict[str, Heard]) -> None:
    data = {kind: json.loads(message.body)["data"] for kind, message in heard.items()}
    assert {facts.pop("workshop") for facts in data.values()} == {"muenchen-sued"}
    order = data["order.status_changed"]
    assert (order["before"], order["status"], order["external_id"]) == ("booked", "arrived", None)
    # The draft that knows of the order, the one that has a place for it, the published one.
    assert data["plan.published"]["version"] == 3
    assert "1 order newly planned" in data["plan.published"]["difference"]
    assert data["solve.finished"]["status"] == "finished"
