"""Receivers of webhooks on loopback, real ones: they hear what is sent and answer as the test wants."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import Any

PATIENCE = 60.0
"""Seconds after which a test gives up."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes


class Receiver(ThreadingHTTPServer):
    """``statuses``: what it answers first, then 204; ``dribbles``: it answers letter by letter, and never ends.

    ``held``: answers wait for it.
    """

    def __init__(self, statuses: Sequence[int] = (), *, dribbles: bool = False) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.statuses = list(statuses)
        self.dribbles = dribbles
        self.heard: Queue[Heard] = Queue()
        self.held = threading.Event()
        self.held.set()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def url(self) -> str:
        """Where messages are to be sent."""
        return f"http://127.0.0.1:{self.port}/hook"

    def next(self) -> Heard:
        """What is sent next."""
        return self.heard.get(timeout=PATIENCE)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who does not wait for the answer is what some tests are about."""


class Answering(BaseHTTPRequestHandler):
    """Its answers."""

    server: Receiver

    def do_POST(self) -> None:
        """Hear, then answer."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.heard.put(Heard(self.path, {name.lower(): value for name, value in self.headers.items()}, body))
        self.server.held.wait(PATIENCE)
        if self.server.dribbles:
            self._dribble()
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 204)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads it."""

    def _dribble(self) -> None:
        """Until nobody listens any more."""
        pause = threading.Event()
        while not pause.wait(0.01):
            self.wfile.write(b"H")


@contextmanager
def receiving(
    statuses: Sequence[int] = (), *, dribbles: bool = False, certificate: ssl.SSLContext | None = None
) -> Iterator[Receiver]:
    """A receiver that listens until the end of the block."""
    with Receiver(statuses, dribbles=dribbles) as receiver:
        if certificate is not None:
            receiver.socket = certificate.wrap_socket(receiver.socket, server_side=True)
        thread = threading.Thread(target=receiver.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield receiver
        finally:
            receiver.held.set()
            receiver.shutdown()
            thread.join()
