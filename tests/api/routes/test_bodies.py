"""Bodies that are no JSON, no order, too deep, too long or cut short: each is refused, none breaks the service."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.routes.refusals import faults, told
from tests.api.routes.sending import order
from tests.api.serving import Running

JSON = {"Content-Type": "application/json"}
DEPTHS = (100, 200, 300, *range(850, 1000, 10), 5_000, 100_000)
MB = 1_000_000


@pytest.fixture(scope="module")
def client(shared: tuple[Running, str]) -> httpx.Client:
    return shared[0].client("admin")


@pytest.fixture(scope="module")
def address(shared: tuple[Running, str]) -> str:
    return f"{shared[1]}/orders"


def body(**more: Any) -> bytes:
    """An order that would be taken in, but for what is changed."""
    return json.dumps(order("refused", **more)).encode()


UNREADABLE = {
    "cut short": body()[:-5],
    "not JSON": b"id=5",
    "a name twice": b'{"id": "a", "id": "b"}',
    "NaN": body(weight=float("nan")),
    "Infinity": body(weight=float("inf")),
    "latin-1": body(complaint="Geräusch").decode("unicode_escape").encode("latin-1"),
    "UTF-16": body().decode().encode("utf-16"),
    "a number of 5000 digits": body().replace(b'"refused"', b"1" * 5_000),
}
INVALID = {
    "nothing": b"",
    "null": b"null",
    "a list": b"[]",
    "a number": b"5",
    "a text": b'"order"',
    "a text for a number": body(weight="5"),
    "a number for a text": body(complaint=5),
    "1e999": body(weight="!").replace(b'"!"', b"1e999"),
    "a number of 4000 digits": body(weight="!").replace(b'"!"', b"1" * 4_000),
    "an unknown key": body(colour="red"),
    "half a character": body(complaint="!").replace(b"!", rb"\ud800"),
    "half a character in the id": body().replace(b"refused", rb"\udc00"),
    "half a character as a key": body().replace(b'"arrival"', rb'"\ud800"'),
    "NUL": body(complaint="a\0b"),
    "NUL in the id": body().replace(b"refused", rb"re\u0000fused"),
    "NUL as a key": body().replace(b'"arrival"', rb'"\u0000"'),
    "a time without offset": body(arrival="2026-11-24T09:00"),
    "a time that is none": body(arrival="2026-02-30T09:00Z"),
    "a control character": body(complaint="a\x1b[31mb"),
}


def test_what_is_no_json_is_refused_as_unreadable(client: httpx.Client, address: str) -> None:
    found = {name: told(client.post(address, content=sent, headers=JSON)) for name, sent in UNREADABLE.items()}
    assert found == dict.fromkeys(UNREADABLE, (400, "unreadable"))


def test_what_is_no_order_is_refused_with_its_faults(client: httpx.Client, address: str) -> None:
    answers = {name: client.post(address, content=sent, headers=JSON) for name, sent in INVALID.items()}
    assert {name: told(answer) for name, answer in answers.items()} == dict.fromkeys(INVALID, (422, "invalid"))
    assert all(map(faults, answers.values()))
    assert faults(answers["a text for a number"]) == ["weight"]
    assert faults(answers["NUL in the id"]) == ["id"]


def test_json_is_refused_however_deep_it_is_nested(client: httpx.Client, address: str) -> None:
    """Somewhere before Python's own limit of 1000 reading still works, and writing what was read does not."""
    found = {depth: told(client.post(address, content=b"[" * depth + b"]" * depth, headers=JSON)) for depth in DEPTHS}
    assert set(found.values()) <= {(400, "unreadable"), (422, "invalid")}, found


def test_a_byte_order_mark_and_json_by_another_name_are_read(client: httpx.Client, address: str) -> None:
    marked = client.post(address, content=b"\xef\xbb\xbf" + json.dumps(order("marked")).encode(), headers=JSON)
    named = {"Content-Type": "application/vnd.dms+json; charset=utf-8"}
    other = client.post(address, content=json.dumps(order("named")).encode(), headers=named)
    assert (marked.status_code, other.status_code) == (201, 201)


def test_another_content_type_is_refused(client: httpx.Client, address: str) -> None:
    kinds = ("text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
    found = {kind: told(client.post(address, content=body(), headers={"Content-Type": kind})) for kind in kinds}
    assert found == dict.fromkeys(kinds, (415, "wrong_type"))
    assert told(client.post(address, content=body())) == (415, "wrong_type")


def chunks() -> Iterator[bytes]:
    """20 MB."""
    yield from (b" " * MB for _ in range(20))


def test_a_body_of_20_mb_is_refused_and_the_service_goes_on(client: httpx.Client, address: str) -> None:
    at_once = client.post(address, content=b"".join(chunks()), headers=JSON)
    in_chunks = client.post(address, content=chunks(), headers=JSON)
    assert (told(at_once), told(in_chunks)) == ((413, "too_large"), (413, "too_large"))
    assert client.get(address).status_code == 200


def test_who_sends_all_of_a_body_that_is_too_large_still_hears_why(
    shared: tuple[Running, str], client: httpx.Client
) -> None:
    """Four times the limit of 10 MB: many clients look for an answer only when everything is sent."""
    with sending(shared, client, 40 * MB) as connection:
        for _ in range(40):
            connection.sendall(b" " * MB)
        assert connection.recv(12) == b"HTTP/1.1 413"


def test_a_body_that_is_far_too_large_is_refused_before_it_is_sent(
    shared: tuple[Running, str], client: httpx.Client
) -> None:
    with sending(shared, client, 41 * MB) as connection:
        assert connection.recv(12) == b"HTTP/1.1 413"


def test_nothing_is_read_of_a_body_from_nobody(shared: tuple[Running, str]) -> None:
    server, workshop = shared
    answer = server.stranger().post(f"{workshop}/orders", content=b"{", headers=JSON)
    assert told(answer) == (401, "unauthenticated")
    assert answer.headers["www-authenticate"] == "Bearer"


def test_who_hangs_up_in_the_middle_of_a_body_harms_nobody(shared: tuple[Running, str], client: httpx.Client) -> None:
    with sending(shared, client, 100) as connection:
        connection.sendall(b"{")
    assert client.get(f"{shared[1]}/orders").status_code == 200


def sending(shared: tuple[Running, str], client: httpx.Client, length: int) -> socket.socket:
    """A connection on which the head of an order has been sent, and nothing of its body."""
    place = urlsplit(shared[0].url)
    connection = socket.create_connection((place.hostname, place.port or 0), timeout=30)
    head = (
        f"POST /v1{shared[1]}/orders HTTP/1.1",
        "Host: x",
        "Connection: close",  # then the server reads nothing more once it has answered
        f"Authorization: {client.headers['authorization']}",
        "Content-Type: application/json",
        f"Content-Length: {length}",
    )
    connection.sendall("\r\n".join((*head, "", "")).encode())
    return connection
