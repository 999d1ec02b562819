"""Issuers that hang, drip, never stop or talk nonsense: tokens wait a short time, and nobody else waits at all."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from api.access import published
from api.access.tokens import tokens_of
from api.store.database import Database
from tests.api.issuer import Answer, Issuer, issuing, posing
from tests.api.routes.refusals import told
from tests.api.routes.test_tokens import settings
from tests.api.serving import Running, running

STRANGERS = 50
"""More than the service has threads."""
PATIENCE = 60.0
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
ENDLESS = HEAD + b"Content-Length: 9999999999\r\n\r\n"


def hangs(connection: socket.socket, over: threading.Event) -> None:
    """Says nothing."""


def drips_its_head(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(HEAD)
    while not over.wait(0.02):
        connection.sendall(b"X: y\r\n")


def drips_its_keys(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(ENDLESS)
    while not over.wait(0.02):
        connection.sendall(b" ")


def never_stops(connection: socket.socket, over: threading.Event) -> None:
    connection.sendall(ENDLESS)
    while not over.is_set():
        connection.sendall(b" " * 65_536)


def sends(answer: bytes) -> Answer:
    def send(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(answer)
        connection.shutdown(socket.SHUT_WR)

    return send


def document(content: bytes) -> Answer:
    return sends(HEAD + b"Content-Length: %d\r\n\r\n" % len(content) + content)


WITHOUT_END: dict[str, Answer] = {
    "hangs": hangs,
    "drips its head": drips_its_head,
    "drips its keys": drips_its_keys,
    "never stops": never_stops,
}
NONSENSE: dict[str, Answer] = {
    "goes at once": sends(b""),
    "speaks another language": sends(b"SSH-2.0-OpenSSH_9.6\r\n"),
    "breaks off": sends(ENDLESS + b'{"keys": ['),
    "has a defect": sends(b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"),
    "has no key": document(b'{"keys": []}'),
    "has a list": document(b"[]"),
    "has no JSON": document(b"<html>"),
    "has no UTF-8": document(b"\xff\xfe"),
    "has brackets": document(b"[" * 200_000),
    "has strange keys": document(json.dumps({"keys": [{"kty": "RSA", "kid": "r", "n": 5, "e": []}, 7]}).encode()),
}


@pytest.fixture(scope="module")
def issuer() -> Iterator[Issuer]:
    """Somebody whose tokens are good."""
    with issuing() as found:
        yield found


@pytest.fixture
def trust(shared: tuple[Running, str]) -> Iterator[Callable[[str], None]]:
    """Read the keys at this address from now on; at the end of the test nobody's."""

    def begin(url: str) -> None:
        shared[0].service.tokens = tokens_of(settings(url))

    yield begin
    shared[0].service.tokens = None


@pytest.fixture
def bearer(shared: tuple[Running, str]) -> Callable[[str], httpx.Client]:
    """Somebody with a token."""
    return lambda token: shared[0].stranger(Authorization=f"Bearer {token}")


Bearer = Callable[[str], httpx.Client]


def until(met: Callable[[], bool], what: str) -> None:
    """Wait for it."""
    end = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < end, f"{what} did not come"
        time.sleep(0.02)


@pytest.mark.parametrize("how", WITHOUT_END)
def test_an_issuer_that_comes_to_no_end_holds_up_nobody_and_is_left(
    shared: tuple[Running, str],
    trust: Callable[[str], None],
    issuer: Issuer,
    bearer: Bearer,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    """Fifty tokens wait for their key, of which forty would take every thread; keys of the service open meanwhile."""
    monkeypatch.setattr(published, "WAIT", PATIENCE / 4)
    monkeypatch.setattr(published, "LONGEST", PATIENCE / 20)
    server, address = shared
    strangers, desk = [bearer(issuer.token(kid=f"x{n}")) for n in range(STRANGERS)], server.client("desk")
    with posing(WITHOUT_END[how]) as impostor, ThreadPoolExecutor(STRANGERS) as threads:
        trust(impostor.url)
        waiting = [threads.submit(stranger.get, address) for stranger in strangers]
        until(lambda: impostor.asked > 0, "the question")
        while not impostor.left and not all(each.done() for each in waiting):
            assert desk.get(address).status_code == 200
        assert {told(each.result()) for each in waiting} == {(503, "unavailable")}
        until(lambda: impostor.left > 0, "the end")
        assert impostor.asked == 1


@pytest.mark.parametrize("how", NONSENSE)
def test_what_is_no_key_set_opens_nothing_and_is_no_defect(
    shared: tuple[Running, str], trust: Callable[[str], None], issuer: Issuer, bearer: Bearer, how: str
) -> None:
    with posing(NONSENSE[how]) as impostor:
        trust(impostor.url)
        answers = [bearer(issuer.token()).get(shared[1]) for _ in range(3)]
        assert [told(answer) for answer in answers] == [(503, "unavailable")] * 3
        assert answers[0].headers["retry-after"]
        assert impostor.asked == 1


def test_keys_come_from_the_address_that_is_set_and_from_no_other(
    shared: tuple[Running, str], trust: Callable[[str], None], issuer: Issuer, bearer: Bearer
) -> None:
    asked = issuer.asked
    moved = f"HTTP/1.1 302 Found\r\nLocation: {issuer.url}\r\nContent-Length: 0\r\n\r\n".encode()
    with posing(sends(moved)) as impostor:
        trust(impostor.url)
        assert told(bearer(issuer.token()).get(shared[1])) == (503, "unavailable")
    assert issuer.asked == asked


def test_the_first_tokens_after_the_start_wait_for_one_reading(
    shared: tuple[Running, str], trust: Callable[[str], None], issuer: Issuer, bearer: Bearer
) -> None:
    clients, asked = [bearer(issuer.token()) for _ in range(STRANGERS)], issuer.asked
    trust(issuer.url)
    with ThreadPoolExecutor(STRANGERS) as threads:
        answers = list(threads.map(lambda client: client.get(shared[1]), clients))
    assert {answer.status_code for answer in answers} == {200}
    assert issuer.asked == asked + 1


def test_keys_that_are_sent_in_pieces_are_read(
    shared: tuple[Running, str], trust: Callable[[str], None], issuer: Issuer, bearer: Bearer
) -> None:
    keys = issuer.published()
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (keys[:100], keys[100:])) + b"0\r\n\r\n"
    with posing(sends(HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + pieces)) as impostor:
        trust(impostor.url)
        assert bearer(issuer.token()).get(shared[1]).status_code == 200


def test_who_cannot_show_a_certificate_for_the_address_is_not_believed(
    shared: tuple[Running, str],
    trust: Callable[[str], None],
    issuer: Issuer,
    bearer: Bearer,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    with posing(document(issuer.published()), certified(tmp_path / "certificate.pem")) as impostor:
        trust(impostor.url)
        assert told(bearer(issuer.token()).get(shared[1])) == (503, "unavailable")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        trust(impostor.url)
        assert bearer(issuer.token()).get(shared[1]).status_code == 200
        trust(impostor.url.replace("127.0.0.1", "localhost"))
        assert told(bearer(issuer.token()).get(shared[1])) == (503, "unavailable")


def certified(path: Path) -> ssl.SSLContext:
    """Of a server on 127.0.0.1, by a certificate of its own that is written there."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "login")])
    now, address = datetime.now(UTC), x509.IPAddress(ip_address("127.0.0.1"))
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([address]), critical=False)
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(builder.sign(key, SHA256()).public_bytes(Encoding.PEM) + secret)
    found = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    found.load_cert_chain(path)
    return found


def test_known_keys_hold_for_a_while_though_the_issuer_is_away(
    shared: tuple[Running, str],
    trust: Callable[[str], None],
    issuer: Issuer,
    bearer: Bearer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = iter([document(issuer.published())])

    def once(connection: socket.socket, over: threading.Event) -> None:
        next(answers, hangs)(connection, over)

    with posing(once) as impostor:
        trust(impostor.url)
        assert bearer(issuer.token()).get(shared[1]).status_code == 200
        monkeypatch.setattr(published, "FRESH", 0.0)
        monkeypatch.setattr(published, "PAUSE", 0.0)
        assert [bearer(issuer.token()).get(shared[1]).status_code for _ in range(3)] == [200] * 3
        until(lambda: impostor.asked == 2, "the second question")
        monkeypatch.setattr(published, "KEPT", 0.0)
        monkeypatch.setattr(published, "WAIT", 0.1)
        assert told(bearer(issuer.token()).get(shared[1])) == (503, "unavailable")


def test_a_new_key_of_the_issuer_opens_at_once(
    shared: tuple[Running, str],
    trust: Callable[[str], None],
    issuer: Issuer,
    bearer: Bearer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of_today = json.loads(issuer.published())["keys"]
    documents = [{"keys": of_today[1:]}, {"keys": of_today}]
    answers = iter([document(json.dumps(keys).encode()) for keys in documents])
    monkeypatch.setattr(published, "PAUSE", 0.0)
    with posing(lambda connection, over: next(answers)(connection, over)) as impostor:
        trust(impostor.url)
        assert bearer(issuer.token("ES256")).get(shared[1]).status_code == 200
        assert bearer(issuer.token("RS256")).get(shared[1]).status_code == 200
        assert impostor.asked == 2


def test_who_sends_tokens_of_unknown_keys_is_counted_before_they_wait(
    database: Database, issuer: Issuer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Five may wait in a minute; the others are sent away while these still do."""
    monkeypatch.setattr(published, "WAIT", PATIENCE)
    monkeypatch.setattr(published, "LONGEST", PATIENCE)
    with running(database, requests_per_minute=5) as server, posing(hangs) as impostor:
        server.service.tokens = tokens_of(settings(impostor.url))
        strangers = [server.stranger(Authorization=f"Bearer {issuer.token(kid=f'x{n}')}") for n in range(8)]
        with ThreadPoolExecutor(len(strangers)) as threads:
            waiting = [threads.submit(stranger.get, "/workshops") for stranger in strangers]
            until(lambda: sum(each.done() for each in waiting) == 3, "three refusals")
            assert {told(each.result()) for each in waiting if each.done()} == {(429, "too_many")}
            impostor.over.set()
        assert sorted(each.result().status_code for each in waiting) == [429] * 3 + [503] * 5
