"""From the outbox to a receiver that really listens: signed, sent again, given up, never to private ones unasked."""

from __future__ import annotations

import ipaddress
import json
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import select
from standardwebhooks import Webhook as Signer

from api.store import webhooks, workshops
from api.store.changes import Actor
from api.store.database import Database
from api.store.tables import Delivery, Webhook
from api.webhooks.deliveries import EACH, SENDERS, Deliveries
from api.webhooks.outbox import announce
from scheduler.documents.day import Day
from scheduler.documents.workshop import Workshop
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.receiving import PATIENCE, receiving
from tests.api.serving import Clock

__all__ = ["database", "postgres_server", "sqlite_template"]

FACTS = {"order": "4711", "external_id": "结算-4711", "before": "arrived", "status": "queued"}


class Outbox:
    """A workshop with its webhooks and what is to be told to them."""

    def __init__(self, database: Database, clock: Clock, workshop: Workshop) -> None:
        self.database = database
        self.clock = clock
        self.workshop = workshop.id
        with database.writing() as session:
            workshops.create(session, workshop, self._actor())

    def hook(self, url: str) -> Webhook:
        """Somebody wants to know how orders are."""
        with self.database.writing() as session:
            row = workshops.locked(session, self.workshop)
            return webhooks.create(session, row, url, ["order.status_changed"], self._actor())

    def remove(self, webhook: str) -> None:
        """Somebody wants to know nothing more."""
        with self.database.writing() as session:
            row = workshops.locked(session, self.workshop)
            webhooks.remove(session, row, webhooks.get(session, self.workshop, webhook), self._actor())

    def announce(self, *, fails: bool = False) -> None:
        """An order has another status; or it would have, and its transaction fails."""
        with self.database.writing() as session:
            row = workshops.locked(session, self.workshop)
            announce(session, row, "plan.published", {"version": 3, "difference": "…"}, self.clock())
            announce(session, row, "order.status_changed", FACTS, self.clock())
            session.flush()
            if fails:
                raise Undone

    def messages(self) -> list[Delivery]:
        """All of them."""
        with self.database.reading() as session:
            return list(session.scalars(select(Delivery).order_by(Delivery.id)))

    def only(self) -> Delivery:
        """The only message, once the outcome of its first attempt is known."""
        wait_until(lambda: all(m.delivered_at is not None or m.last_error is not None for m in self.messages()))
        (message,) = self.messages()
        return message

    def _actor(self) -> Actor:
        return Actor("test", self.clock())


class Undone(Exception):
    """What becomes of a transaction."""


def wait_until(condition: Callable[[], bool]) -> None:
    pause = Event()
    assert any(condition() or pause.wait(0.05) for _ in range(int(PATIENCE / 0.05)))


@pytest.fixture
def clock() -> Clock:
    """In Beijing, and right: receivers refuse what is signed more than five minutes from now."""
    return Clock(datetime.now(timezone(timedelta(hours=8))))


@pytest.fixture
def outbox(database: Database, clock: Clock, day: Day) -> Outbox:
    """A workshop without webhooks."""
    return Outbox(database, clock, day.workshop)


@pytest.fixture
def neighbour(database: Database, clock: Clock, day: Day) -> Outbox:
    """Another workshop on the same service."""
    return Outbox(database, clock, day.workshop.model_copy(update={"id": "neighbour"}))


@contextmanager
def sending(outbox: Outbox, *, private: bool = True) -> Iterator[Deliveries]:
    """A sender until the end of the block."""
    with closing(Deliveries(outbox.database, outbox.clock, private=private)) as sender:
        sender.start()
        yield sender


def test_a_message_arrives_signed_as_it_was_announced(outbox: Outbox) -> None:
    with receiving() as receiver:
        hook = outbox.hook(receiver.url)
        outbox.announce()
        with sending(outbox):
            heard, message = receiver.next(), outbox.only()
        assert receiver.heard.empty()
    assert Signer(hook.secret).verify(heard.body, heard.headers) == {
        "type": "order.status_changed",
        "timestamp": outbox.clock().isoformat(),
        "data": {"workshop": outbox.workshop, **FACTS},
    }
    assert heard.path == "/hook"
    assert heard.headers["webhook-id"] == message.id
    assert heard.headers["host"] == f"127.0.0.1:{receiver.port}"
    assert heard.headers["content-type"] == "application/json"
    assert (message.delivered_at, message.next_at) == (outbox.clock().astimezone(UTC), None)


def test_what_is_not_committed_is_not_announced(outbox: Outbox) -> None:
    outbox.hook("https://example.com")
    with pytest.raises(Undone):
        outbox.announce(fails=True)
    assert outbox.messages() == []
    outbox.announce()
    (message,) = outbox.messages()
    assert json.loads(message.body)["type"] == "order.status_changed"  # nobody wanted to know of the plan


def test_a_receiver_that_fails_is_tried_again_after_a_pause(outbox: Outbox) -> None:
    with receiving([500]) as receiver:
        outbox.hook(receiver.url)
        outbox.announce()
        with sending(outbox) as sender:
            message, failed_at = outbox.only(), outbox.clock()
            assert message.last_error == "answered 500"
            assert message.next_at is not None
            assert failed_at + timedelta(seconds=5) <= message.next_at <= failed_at + timedelta(seconds=6)  # 5 s + 20 %
            outbox.clock.pass_(seconds=6)
            sender.wake()
            first, second = receiver.next(), receiver.next()
            wait_until(lambda: outbox.only().delivered_at is not None)
    assert second.headers["webhook-id"] == first.headers["webhook-id"]
    assert second.body == first.body
    assert (outbox.only().attempts, outbox.only().next_at, outbox.only().last_error) == (2, None, None)


def test_after_the_last_attempt_a_message_is_given_up(outbox: Outbox) -> None:
    """Seven pauses, so eight attempts; no pause is longer than 24 h + 20 %."""
    statuses = [500, 501, 502, 503, 504, 505, 506, 507]
    with receiving(statuses) as receiver:
        outbox.hook(receiver.url)
        outbox.announce()
        with sending(outbox) as sender:
            for status in tuple(statuses):
                sender.wake()
                wait_until(partial(failed_with, outbox, status))
                outbox.clock.pass_(hours=29)
        message = outbox.only()
    assert (message.attempts, message.delivered_at, message.next_at) == (8, None, None)


def test_a_message_that_has_arrived_comes_again_when_somebody_asks(outbox: Outbox) -> None:
    with receiving() as receiver:
        hook = outbox.hook(receiver.url)
        outbox.announce()
        with sending(outbox) as sender:
            message = outbox.only()
            with outbox.database.writing() as session:
                webhooks.send_again(session, hook.id, message.id, outbox.clock())
            sender.wake()
            first, again = receiver.next(), receiver.next()
    assert first.headers["webhook-id"] == again.headers["webhook-id"] == message.id


def test_a_redirect_is_not_followed(outbox: Outbox) -> None:
    with receiving([307]) as receiver:
        outbox.hook(receiver.url)
        outbox.announce()
        with sending(outbox):
            assert outbox.only().last_error == "answered 307"
        assert receiver.next().path == "/hook"
        assert receiver.heard.empty()


def test_a_receiver_that_answers_letter_by_letter_is_given_up(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.webhooks.posting.SECONDS", 0.3)
    with receiving(dribbles=True) as receiver:
        outbox.hook(receiver.url)
        outbox.announce()
        with sending(outbox):
            assert outbox.only().last_error == "no answer within 0.3 s"


def test_a_receiver_that_is_not_there_is_an_error_in_words(outbox: Outbox) -> None:
    with receiving() as receiver:
        outbox.hook(receiver.url)
    outbox.announce()
    with sending(outbox):
        assert outbox.only().last_error == "Connection refused"


def test_a_slow_receiver_holds_up_only_itself(outbox: Outbox) -> None:
    with receiving() as slow, receiving() as quick:
        slow.held.clear()
        outbox.hook(slow.url)
        outbox.hook(quick.url)
        for _ in range(10):
            outbox.announce()
        with sending(outbox):
            slow.next()
            for _ in range(10):
                quick.next()
            assert slow.heard.empty()  # one at a time
            slow.held.set()


def test_a_workshop_whose_receivers_hang_holds_up_no_other(
    outbox: Outbox, neighbour: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They hang until the end of the test, and there are as many of them as senders."""
    monkeypatch.setattr("api.webhooks.posting.SECONDS", PATIENCE)
    with receiving() as hanging, receiving() as quick, sending(outbox) as sender:
        hanging.held.clear()
        for _ in range(SENDERS):
            outbox.hook(hanging.url)
        neighbour.hook(quick.url)
        outbox.announce()
        sender.wake()
        try:
            for _ in range(EACH):
                hanging.next()
            neighbour.announce()
            sender.wake()
            quick.next()
            assert hanging.heard.empty()  # the others of that workshop wait
        finally:
            hanging.held.set()


def test_the_workshop_that_has_least_under_way_is_next(
    outbox: Outbox, neighbour: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two senders one hangs, for who has announced first; its other message is older than the neighbour's."""
    monkeypatch.setattr("api.webhooks.posting.SECONDS", PATIENCE)
    monkeypatch.setattr("api.webhooks.deliveries.SENDERS", 2)
    with receiving() as hanging, receiving() as quick:
        hanging.held.clear()
        outbox.hook(hanging.url)
        neighbour.hook(f"{quick.url}/neighbour")
        outbox.announce()
        outbox.hook(f"{quick.url}/second")
        for one in (outbox, neighbour):
            outbox.clock.pass_(seconds=1)
            one.announce()
        with sending(outbox):
            try:
                heard = [quick.next().path for _ in range(2)]
            finally:
                hanging.held.set()
    assert heard == ["/hook/neighbour", "/hook/second"]


def test_a_receiver_that_fails_lets_others_of_its_workshop_go_first(
    outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many messages wait for it, and for how long. One after the other, so that their order is known."""
    monkeypatch.setattr("api.webhooks.deliveries.EACH", 1)
    with receiving([500, 500]) as receiver:
        for name in ("one", "other"):
            outbox.hook(f"{receiver.url}/{name}")
        for _ in range(5):
            outbox.announce()
        outbox.clock.pass_(seconds=1)
        outbox.hook(f"{receiver.url}/well")
        outbox.announce()
        with sending(outbox):
            heard = [receiver.next().path for _ in range(3)]
    assert heard[-1] == "/hook/well"


def test_two_services_send_every_message_once(outbox: Outbox) -> None:
    with receiving() as receiver:
        outbox.hook(receiver.url)
        for _ in range(10):
            outbox.announce()
        with sending(outbox), sending(outbox):
            wait_until(lambda: all(message.delivered_at is not None for message in outbox.messages()))
        heard = [receiver.next().headers["webhook-id"] for _ in range(10)]
        assert receiver.heard.empty()
    assert sorted(heard) == [message.id for message in outbox.messages()]


def test_what_was_allowed_once_is_refused_when_it_no_longer_is(outbox: Outbox) -> None:
    with receiving() as receiver:
        plain, private = outbox.hook(receiver.url), outbox.hook(f"https://localhost:{receiver.port}/hook")
        outbox.announce()
        with sending(outbox, private=False):
            wait_until(lambda: all(message.last_error for message in outbox.messages()))
        assert receiver.heard.empty()
    errors = {message.webhook_id: message.last_error or "" for message in outbox.messages()}
    assert "http is not encrypted" in errors[plain.id]
    assert "localhost has an address that is not public" in errors[private.id]


def test_a_removed_webhook_takes_its_messages_with_it(outbox: Outbox) -> None:
    with receiving() as receiver:
        receiver.held.clear()
        hook = outbox.hook(receiver.url)
        outbox.announce()
        outbox.announce()
        with sending(outbox):
            receiver.next()
            outbox.remove(hook.id)
            receiver.held.set()
        assert receiver.heard.empty()
    assert outbox.messages() == []


def test_messages_that_are_over_are_forgotten_after_a_month(outbox: Outbox) -> None:
    with receiving() as receiver:
        outbox.hook(receiver.url)
        outbox.announce()
        with sending(outbox) as sender:
            outbox.only()
            outbox.clock.pass_(days=31)
            sender.wake()
            wait_until(lambda: outbox.messages() == [])


def test_a_message_goes_to_the_address_that_was_checked(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere when it is asked for a second time."""
    real: Any = socket.getaddrinfo
    asked = []

    def changing(host: str, *rest: Any, **more: Any) -> Any:
        if host != "receiver.test":
            return real(host, *rest, **more)
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else "127.0.0.2", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    with receiving() as receiver:
        outbox.hook(f"http://receiver.test:{receiver.port}/")
        outbox.announce()
        with sending(outbox):
            assert outbox.only().last_error is None
        assert receiver.next().headers["host"] == f"receiver.test:{receiver.port}"
    assert len(asked) == 1


def test_a_certificate_is_that_of_the_name_and_known(
    outbox: Outbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The certificate is for 127.0.0.1, not for localhost; who does not know it trusts neither."""
    path = certificate(tmp_path / "receiver.pem")
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    with receiving(certificate=server) as receiver:
        right, wrong = (outbox.hook(f"https://{host}:{receiver.port}/") for host in ("127.0.0.1", "localhost"))
        outbox.announce()
        with sending(outbox):
            wait_until(lambda: all("self-signed" in (message.last_error or "") for message in outbox.messages()))
        monkeypatch.setenv("SSL_CERT_FILE", str(path))
        outbox.clock.pass_(seconds=6)
        with sending(outbox):
            wait_until(lambda: not any("self-signed" in (message.last_error or "") for message in outbox.messages()))
        errors = {message.webhook_id: message.last_error for message in outbox.messages()}
        receiver.next()
        assert receiver.heard.empty()
    assert errors[right.id] is None
    assert "not valid for 'localhost'" in (errors[wrong.id] or "")


def failed_with(outbox: Outbox, status: int) -> bool:
    return outbox.only().last_error == f"answered {status}"


def certificate(path: Path) -> Path:
    """For 127.0.0.1, signed by itself, with its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    encoded = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + encoded)
    return path
