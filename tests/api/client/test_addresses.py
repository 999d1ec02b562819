"""The client knows every address of the service, with everything that can be asked of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from api.bodies.keys import KeyRequest
from api.bodies.plans import MoveRequest
from api.bodies.sandboxes import SandboxRequest
from api.bodies.solves import PlanSolveRequest, SolveRequest
from api.bodies.webhooks import WebhookRequest
from api.client import Client, Refusal
from api.client.connection import Answer, Connection, Request
from api.client.workshops import OneWorkshop
from scheduler.documents.day import Day
from scheduler.documents.events import Event
from scheduler.documents.plan import PlanDocument
from tests.api.serving import START, Running

Operation = dict[str, Any]


@dataclass(frozen=True, slots=True)
class At:
    """Where a use takes place."""

    client: Client
    place: OneWorkshop
    day: Day

    @property
    def order(self) -> str:
        """One that is there."""
        return self.day.orders[0].id

    @property
    def known(self) -> PlanDocument:
        """A plan of nothing."""
        return PlanDocument(workshop=self.day.workshop.id, as_of=self.day.as_of, placements=(), stays=())


OPERATION = "4701/wash"
"""Of the first order."""


def planned(at: At) -> OneWorkshop:
    """The workshop with the first order in its plan."""
    at.place.plan.insert(at.order)
    return at.place


USES: dict[str, Callable[[At], object]] = {
    "POST /v1/workshops": lambda at: at.client.workshops.create(at.day.workshop),
    "GET /v1/workshops": lambda at: list(at.client.workshops.each()),
    "GET /v1/workshops/{workshop}": lambda at: at.place.read(at.place.read()),
    "PUT /v1/workshops/{workshop}": lambda at: at.place.replace(at.place.read().document, '"1"'),
    "POST /v1/workshops/{workshop}/orders": lambda at: at.place.orders.create(at.day.orders[0]),
    "GET /v1/workshops/{workshop}/orders": lambda at: list(
        at.place.orders.each(
            day=at.day.horizon.first_day, status="booked", plate="M", customer="a", search=at.order[:2]
        )
    ),
    "POST /v1/workshops/{workshop}/orders/load": lambda at: list(at.place.orders.load(at.day.orders)),
    "GET /v1/workshops/{workshop}/orders/{order}": lambda at: at.place.orders.read(
        at.order, at.place.orders.read(at.order)
    ),
    "PUT /v1/workshops/{workshop}/orders/{order}": lambda at: at.place.orders.replace(at.day.orders[0], '"1"'),
    "DELETE /v1/workshops/{workshop}/orders/{order}": lambda at: at.place.orders.cancel(at.order, '"1"'),
    "POST /v1/workshops/{workshop}/events": lambda at: at.place.events.report(
        Event(kind="arrived", order="none", at=START)
    ),
    "GET /v1/workshops/{workshop}/events": lambda at: list(at.place.events.each(1, at.order)),
    "GET /v1/workshops/{workshop}/plan": lambda at: at.place.plan.read(
        "draft", at.day.horizon.first_day, 1, at.place.plan.read()
    ),
    "GET /v1/workshops/{workshop}/plan/versions/{version}": lambda at: at.place.plan.version(0, at.place.plan.read()),
    "POST /v1/workshops/{workshop}/plan/moves": lambda at: [
        planned(at).plan.move(MoveRequest(operation=OPERATION), dry_run=True, if_match="*"),
        at.place.plan.move(MoveRequest(operation=OPERATION)),
    ],
    "POST /v1/workshops/{workshop}/plan/insertions": lambda at: [
        at.place.plan.insert(at.order, dry_run=True, if_match="*"),
        at.place.plan.insert(at.order),
    ],
    "GET /v1/workshops/{workshop}/plan/operations/{operation}/places": lambda at: planned(at).plan.places(OPERATION),
    "PUT /v1/workshops/{workshop}/plan/operations/{operation}/pin": lambda at: planned(at).plan.pin(
        OPERATION, "time", if_match="*"
    ),
    "DELETE /v1/workshops/{workshop}/plan/operations/{operation}/pin": lambda at: planned(at).plan.unpin(
        OPERATION, if_match="*"
    ),
    "GET /v1/workshops/{workshop}/plan/difference": lambda at: at.place.plan.difference(),
    "POST /v1/workshops/{workshop}/plan/publish": lambda at: at.place.plan.publish("*"),
    "POST /v1/solves": lambda at: at.client.solves.planned(SolveRequest(day=at.day, time_limit=0.1)),
    "POST /v1/workshops/{workshop}/solves": lambda at: at.place.solves.submit(PlanSolveRequest(time_limit=0.1)),
    "GET /v1/workshops/{workshop}/solves": lambda at: at.place.solves.last(1),
    "GET /v1/solves/{solve}": lambda at: at.client.solves.read("s-0"),
    "DELETE /v1/solves/{solve}": lambda at: at.client.solves.stop("s-0"),
    "POST /v1/solves/{solve}/apply": lambda at: at.client.solves.apply("s-0"),
    "GET /v1/solves/{solve}/plan": lambda at: at.client.solves.plan("s-0"),
    "GET /v1/solves/{solve}/events": lambda at: list(at.client.solves.follow("s-0", after=1)),
    "POST /v1/check": lambda at: at.client.check(at.day, at.known),
    "GET /v1/workshops/{workshop}/changes": lambda at: list(at.place.changes.each(1)),
    "GET /v1/workshops/{workshop}/audit": lambda at: list(at.place.changes.audit("order", at.order, 1)),
    "POST /v1/workshops/{workshop}/keys": lambda at: at.place.keys.create(KeyRequest(name="Tablet", role="desk")),
    "GET /v1/workshops/{workshop}/keys": lambda at: [*at.place.keys.each()],
    "DELETE /v1/workshops/{workshop}/keys/{key}": lambda at: at.place.keys.revoke("none"),
    "POST /v1/workshops/{workshop}/webhooks": lambda at: at.place.webhooks.create(
        WebhookRequest(url="http://127.0.0.1:9/hook", kinds=("plan.published",))
    ),
    "GET /v1/workshops/{workshop}/webhooks": lambda at: at.place.webhooks.all(),
    "DELETE /v1/workshops/{workshop}/webhooks/{webhook}": lambda at: at.place.webhooks.remove("none"),
    "GET /v1/workshops/{workshop}/webhooks/{webhook}/deliveries": lambda at: list(at.place.webhooks.deliveries("none")),
    "POST /v1/workshops/{workshop}/webhooks/{webhook}/deliveries/{delivery}/retry": lambda at: at.place.webhooks.retry(
        "none", "none"
    ),
    "POST /v1/sandboxes": lambda at: at.client.sandbox(SandboxRequest(size="small")),
    "GET /v1/problems": lambda at: at.client.problems(),
    "GET /v1/problems/{code}": lambda at: at.client.problem("stale"),
}
NOT_SENT = {
    "after": "from the second page on; `test_client.py` reads more than one",
    "idempotency-key": "only with what is kept",
}
"""Of what is understood, and when it is sent."""


@pytest.fixture(scope="module")
def operations(server: Running) -> dict[str, Operation]:
    """What the service says that it answers; health and metrics are for who runs it."""
    with httpx.Client(trust_env=False) as client:
        paths = client.get(f"{server.url}/v1/openapi.json").json()["paths"]
    return {
        f"{method.upper()} {path}": operation
        for path, methods in paths.items()
        for method, operation in methods.items()
        if path.startswith("/v1/")
    }


@dataclass(slots=True)
class Sent:
    """Requests of the client, as they leave it."""

    requests: list[Request] = field(default_factory=list)

    def to(self, address: str) -> list[Request]:
        """Those to an address of the description."""
        method, path = address.split(" ")
        inner = r"[^?]+" if "{operation}" in path else r"[^/?]+"
        pattern = re.compile(re.sub(r"\{\w+\}", inner, path) + r"(\?.*)?")
        return [r for r in self.requests if r.method == method and pattern.fullmatch(r.target)]


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Sent:
    """They are answered by the real service all the same."""
    found, ask, lines = Sent(), Connection.ask, Connection.lines

    def asked(self: Connection, request: Request, *, repeat: bool = True) -> Answer:
        found.requests.append(request)
        return ask(self, request, repeat=repeat)

    def read(self: Connection, request: Request) -> Iterator[str]:
        found.requests.append(request)
        return lines(self, request)

    monkeypatch.setattr(Connection, "ask", asked)
    monkeypatch.setattr(Connection, "lines", read)
    return found


@contextmanager
def or_refused(operation: Operation) -> Iterator[None]:
    """Some uses name things that are not there, or are another version by now; the service must say that it may."""
    try:
        yield
    except Refusal as refusal:
        if refusal.status not in (404, 409, 412) or str(refusal.status) not in operation["responses"]:
            raise


def test_every_address_has_a_use(operations: dict[str, Operation]) -> None:
    """A new address needs a method of the client, and a line here."""
    assert set(USES) == set(operations)


def test_a_generated_client_gets_short_names(operations: dict[str, Operation]) -> None:
    names = [operation["operationId"] for operation in operations.values()]
    assert len(set(names)) == len(names)
    assert [name for name in names if "v1" in name] == []


@pytest.mark.parametrize("address", USES)
def test_a_use_asks_its_address_with_everything_that_it_understands(
    address: str, client: Client, booked: OneWorkshop, day: Day, operations: dict[str, Operation], sent: Sent
) -> None:
    operation = operations[address]
    with or_refused(operation):
        USES[address](At(client, booked, day))
    requests = sent.to(address)
    given = {name.lower() for request in requests for name in request.headers}
    given |= {name for request in requests for name in httpx.URL(request.target).params}
    parameters = {p["name"] for p in operation.get("parameters", ()) if p["in"] in ("query", "header")}
    assert parameters - given <= NOT_SENT.keys()
    assert ("requestBody" in operation) == any(request.body is not None for request in requests)
    assert [request for request in requests if is_kept(request) != ("Idempotency-Key" in request.headers)] == []


def is_kept(request: Request) -> bool:
    """The service keeps something of it, and so the answer too; to look it up, it waits for whoever writes."""
    return request.method == "POST" and request.target != "/v1/check" and "dry_run=true" not in request.target
