"""Refusals, services that are away or busy, answers that are lost on the way."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from api.bodies.keys import KeyRequest
from api.client import Client, Refusal, UnknownAnswer, Unreachable
from api.client.workshops import OneWorkshop
from scheduler.documents.day import Day
from scheduler.documents.orders import PackageItem
from tests.api.client.breaking import breaking
from tests.api.serving import Running


@contextmanager
def answering(*answers: tuple[int, dict[str, str], str]) -> Iterator[str]:
    """Something else than the service: one answer after the other, whatever is asked."""
    left = iter(answers)

    class Other(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, headers, body = next(left)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Tests are quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


KIND = json.dumps({"code": "stale", "status": 412, "title": "Stale.", "way_out": "Read again.", "since": "version 2"})
BUSY = (503, {"Retry-After": "0"}, "")


def test_a_refusal_names_every_fault(place: OneWorkshop, day: Day) -> None:
    work = (PackageItem(package="oil"), PackageItem(package="air"))
    wrong = day.orders[0].model_copy(update={"work": work, "parts": ()})
    with pytest.raises(Refusal) as refused:
        place.orders.create(wrong)
    assert (refused.value.status, refused.value.code) == (422, "invalid")
    assert {fault.path for fault in refused.value.faults} == {"work[0].package", "work[1].package"}
    for fault in refused.value.faults:
        assert f"\n  {fault.path}: {fault.message}" in str(refused.value)


def test_a_wrong_key_is_refused(server: Running) -> None:
    with pytest.raises(Refusal) as refused:
        list(Client(server.url, "wsk_nobody").workshops.each())
    assert (refused.value.status, refused.value.code) == (401, "unauthenticated")
    assert refused.value.request_id


@pytest.mark.parametrize("url", ["127.0.0.1:8080", "ftp://host", "http://", ""])
def test_an_address_that_leads_nowhere_is_named(url: str) -> None:
    with pytest.raises(ValueError, match="Write https://host"):
        Client(url, "key")


@pytest.mark.parametrize("end", ["", "/", "/v1", "/v1/"])
def test_the_address_may_be_written_as_the_service_tells_it(server: Running, key: str, end: str) -> None:
    assert Client(server.url + end, key).problem("stale").status == 412


def test_who_does_not_answer_is_asked_again_and_then_named(key: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(Unreachable, match=url):
        Client(url, key).problems()


def test_a_busy_service_is_asked_again() -> None:
    with answering(BUSY, (429, {}, ""), (200, {}, KIND)) as url:
        assert Client(url, "key").problem("stale").way_out == "Read again."


@pytest.mark.parametrize(
    "answers", [[BUSY] * 6, [(429, {"Retry-After": "3600"}, "")], [(502, {}, "<html>bad gateway</html>")]]
)
def test_what_asking_again_does_not_help_is_raised(answers: list[tuple[int, dict[str, str], str]]) -> None:
    with answering(*answers) as url, pytest.raises(Refusal) as refused:
        Client(url, "key").problem("stale")
    assert refused.value.status == answers[0][0]
    assert refused.value.code == f"http_{answers[0][0]}"


def test_something_else_than_the_service_is_told_from_it() -> None:
    with answering((200, {}, "<html>It works!</html>")) as url, pytest.raises(UnknownAnswer, match="ProblemKind"):
        Client(url, "key").problem("stale")


def test_an_order_whose_answer_is_lost_is_taken_in_once(
    server: Running, key: str, place: OneWorkshop, day: Day
) -> None:
    name = place.read().document.id
    with breaking(server.url, [0, 40, 300]) as url:
        new = Client(url, key).workshop(name).orders.create(day.orders[0])
    assert place.orders.read(day.orders[0].id) == new
    # The workshop, its one order, the draft that knows of it.
    assert [change.kind for change in place.changes.each()] == ["workshop", "order", "plan"]


def test_a_key_whose_answer_is_lost_is_not_asked_for_again(server: Running, key: str, place: OneWorkshop) -> None:
    name = place.read().document.id
    with breaking(server.url, [0]) as url, pytest.raises(Unreachable):
        Client(url, key).workshop(name).keys.create(KeyRequest(name="Tablet", role="desk"))
    assert len([*place.keys.each()]) == 1
