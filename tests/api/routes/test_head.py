"""HEAD: what GET would answer, without its body."""

from __future__ import annotations

import httpx
import pytest

from scheduler.documents.day import Day
from tests.api.routes.conftest import sent
from tests.api.serving import Running

CHANGING = ("date", "x-request-id")


@pytest.fixture(scope="module")
def client(shared: tuple[Running, str]) -> httpx.Client:
    return shared[0].client("admin")


def test_head_is_answered_where_get_is_with_the_same_headers_and_no_body(
    client: httpx.Client, shared: tuple[Running, str]
) -> None:
    server, workshop = shared
    etag = client.get(workshop).headers["etag"]
    root = server.url
    for address, given in [
        (workshop, {}),
        (workshop, {"If-None-Match": etag}),
        (f"{workshop}/plan", {}),
        (f"{workshop}/orders?limit=1", {}),
        (f"{workshop}/orders?limit=0", {}),
        (f"{workshop}/orders/none", {}),
        (f"{root}/healthz", {}),
        (f"{root}/readyz", {}),
        (f"{root}/v1/problems", {}),
        (f"{root}/v1/openapi.json", {}),
    ]:
        told, asked = client.head(address, headers=given), client.get(address, headers=given)
        assert told.status_code == asked.status_code, address
        assert _lasting(told) == _lasting(asked), address
        assert told.content == b"", address


def _lasting(answer: httpx.Response) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name not in CHANGING}


def test_head_of_what_nobody_can_get_is_refused(client: httpx.Client, shared: tuple[Running, str]) -> None:
    answer = client.head("/check")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert answer.content == b""


def test_head_needs_a_key_where_get_does(shared: tuple[Running, str]) -> None:
    assert shared[0].stranger().head(shared[1]).status_code == 401


def test_head_of_a_stream_ends_at_once(client: httpx.Client, small_day: Day) -> None:
    """Nobody solves here: its events would never end."""
    job = client.post("/solves", json={"day": sent(small_day), "time_limit": 5}).json()["id"]
    answer = client.head(f"/solves/{job}/events")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert client.get(f"/solves/{job}").json()["finished_at"] is None


def test_the_description_does_not_list_head(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert not any("head" in methods for methods in described.values())
