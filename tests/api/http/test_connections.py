"""Connections over real sockets: who is slow is not waited for without end, and what is no HTTP is refused in full."""

from __future__ import annotations

import json
import shutil
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from api.http import connections
from api.store.database import Database
from scheduler.generate import generate
from tests.api.databases import sqlite_template
from tests.api.routes.refusals import SAFE
from tests.api.serving import Running, running

__all__ = ["sqlite_template"]

PATIENCE = 0.3
HOST = b"Host: x\r\n"
HEALTH = b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n"


@pytest.fixture
def server(sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    """Of little patience."""
    monkeypatch.setattr(connections, "PATIENCE", PATIENCE)
    shutil.copy(sqlite_template, tmp_path / "workshop.db")
    with running(Database(f"sqlite:///{tmp_path / 'workshop.db'}"), request_seconds=1) as found:
        yield found


@pytest.fixture
def line(server: Running) -> Iterator[socket.socket]:
    """A connection to it."""
    with connected(server) as found:
        yield found


@pytest.mark.parametrize("begun", [b"", b"GET /healthz HT", b"GET /healthz HTTP/1.1\r\n" + HOST])
def test_a_head_that_does_not_end_closes_the_connection(line: socket.socket, begun: bytes) -> None:
    line.sendall(begun)
    assert rest(line) == b""


def test_a_head_that_comes_letter_by_letter_closes_the_connection(line: socket.socket) -> None:
    line.sendall(b"GET /healthz HTTP/1.1\r\n")
    assert trickled(line, b"x") == b""


def test_the_next_head_on_a_connection_has_no_more_time_than_the_first(line: socket.socket) -> None:
    ask_for_health(line)
    line.sendall(b"GET /healthz HTTP/1.1\r\n")
    assert trickled(line, b"x") == b""


def test_a_connection_may_be_idle_between_requests_for_longer_than_a_head_may_take(line: socket.socket) -> None:
    ask_for_health(line)
    line.settimeout(3 * PATIENCE)
    with pytest.raises(TimeoutError):
        line.recv(1)
    ask_for_health(line)


@pytest.mark.parametrize("path", ["/v1/solves", "/v1/check"])
def test_a_body_that_never_ends_is_given_up_even_where_a_solve_may_be_waited_for(server: Running, path: str) -> None:
    begun = head(f"POST {path}", f"Authorization: Bearer {server.key()}", "Content-Length: 1000000")
    with connected(server) as line:
        line.sendall(begun)
        status, body = told(trickled(line, b" "))
    assert (status, body["code"]) == (504, "too_slow")


def test_a_stream_may_last_longer_than_a_request(server: Running) -> None:
    """Nobody solves here: after its first events it is silent."""
    client = server.client()
    day = generate("small", 0.9, 7).model_dump(mode="json", by_alias=True, exclude_unset=True)
    job = client.post("/solves", json={"day": day}).json()["id"]
    asked = head(f"GET /v1/solves/{job}/events", f"Authorization: Bearer {server.key()}")
    with connected(server) as line:
        line.sendall(asked)
        line.settimeout(1.5)
        with pytest.raises(TimeoutError):
            rest(line)


def test_who_goes_on_sending_after_a_refusal_is_cut_off(line: socket.socket) -> None:
    line.sendall(head("POST /v1/solves", "Content-Length: 1000000"))
    status, body = told(trickled(line, b" "))
    assert (status, body["code"]) == (401, "unauthenticated")


MANY = b"POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n"
BAD = {
    "not HTTP": b"hello\r\n\r\n",
    "a letter beyond ASCII": "GET /v1/workshops/münchen HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "a length that is none": MANY,
    "a negative length": MANY.replace(b"many", b"-1"),
    "a length with a sign": MANY.replace(b"many", b"+1"),
    "a length in other digits": MANY.replace(b"many", "١".encode()),
    "a length of 5000 digits": MANY.replace(b"many", b"1" * 5_000),
    "two lengths": MANY.replace(b"many", b"1\r\nContent-Length: 2"),
    "a list of two lengths": MANY.replace(b"many", b"1, 2"),
    "a head of a megabyte": b"GET / HTTP/1.1\r\nHost: " + b"x" * 1_000_000,
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_http_is_refused_as_everything_else(line: socket.socket, name: str) -> None:
    with suppress(ConnectionError):
        line.sendall(BAD[name])
    answer = rest(line)
    status, body = told(answer)
    assert (status, body["status"], body["code"]) == (400, 400, "bad_request")
    sent = answer.partition(b"\r\n\r\n")[0].decode().lower()
    assert "content-type: application/problem+json" in sent
    assert f"x-request-id: {body['request_id']}" in sent
    assert all(f"{key}: {value}".lower() in sent for key, value in SAFE.items())


@pytest.mark.parametrize("header", ["Authorization : Bearer wsk_secret", "Authorization: Bearer wsk_secret\x0b"])
def test_a_key_in_a_malformed_header_is_told_to_nobody(
    line: socket.socket, header: str, capsys: pytest.CaptureFixture[str]
) -> None:
    line.sendall(head("GET /v1/workshops", header))
    answer = rest(line)
    assert told(answer)[0] == 400
    assert b"wsk_secret" not in answer
    assert "wsk_secret" not in "".join(capsys.readouterr())


def test_who_reads_no_answers_is_given_up(
    line: socket.socket, monkeypatch: pytest.MonkeyPatch, server: Running
) -> None:
    """Answers until all buffers are full; then nothing but the end of the connection comes."""
    monkeypatch.setattr(connections, "UNREAD", PATIENCE)
    line.settimeout(30)
    with pytest.raises(ConnectionError):
        _ask_on(line)


def test_a_length_that_is_told_twice_alike_is_one(line: socket.socket) -> None:
    line.sendall(head("POST /v1/check", "Content-Length: 2", "Content-Length: 2", "Connection: close") + b"{}")
    assert told(rest(line))[0] == 401


def test_a_chunk_that_is_none_is_refused_as_everything_else(server: Running) -> None:
    begun = head("POST /v1/check", f"Authorization: Bearer {server.key()}", "Transfer-Encoding: chunked")
    with connected(server) as line:
        line.sendall(begun + b"many\r\n")
        status, body = told(rest(line))
    assert (status, body["code"]) == (400, "bad_request")


def test_what_a_proxy_would_say_of_its_client_is_not_believed(sqlite_template: Path, tmp_path: Path) -> None:
    """Else everybody without a key could ask without end, under a new address each time."""
    shutil.copy(sqlite_template, tmp_path / "workshop.db")
    with running(Database(f"sqlite:///{tmp_path / 'workshop.db'}"), requests_per_minute=3) as server:
        asked = [server.stranger(**{"X-Forwarded-For": f"192.0.2.{n}"}).get("/workshops").status_code for n in range(5)]
    assert asked == [401, 401, 401, 429, 429]


def connected(server: Running) -> socket.socket:
    return socket.create_connection(("127.0.0.1", urlsplit(server.url).port or 0), timeout=10)


def ask_for_health(line: socket.socket) -> None:
    line.sendall(HEALTH)
    found = b""
    while not found.endswith(b'{"status":"alive"}'):
        found += line.recv(10_000)


def head(request: str, *headers: str) -> bytes:
    lines = (f"{request} HTTP/1.1", "Host: x", "Content-Type: application/json", *headers, "", "")
    return "\r\n".join(lines).encode()


def trickled(line: socket.socket, data: bytes) -> bytes:
    """Everything that comes back from who is sent this again and again, until it closes."""
    line.settimeout(PATIENCE / 10)
    found = b""
    for _ in range(1_000):
        try:
            line.sendall(data)
            new = line.recv(10_000)
        except TimeoutError:
            continue
        except ConnectionError:
            return found
        if not new:
            return found
        found += new
    raise AssertionError(f"it is still open, after {found!r}")


def rest(line: socket.socket) -> bytes:
    """Everything that comes until it closes."""
    found = b""
    with suppress(ConnectionError):
        while new := line.recv(10_000):
            found += new
    return found


def told(answer: bytes) -> tuple[int, dict[str, object]]:
    """Status and problem details."""
    sent, _, body = answer.partition(b"\r\n\r\n")
    return int(sent.split()[1]), json.loads(body)


def _ask_on(line: socket.socket) -> None:
    while True:
        line.sendall(b"GET /v1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n" * 100)
