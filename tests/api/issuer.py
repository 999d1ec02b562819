"""Somebody who issues bearer tokens, for tests: keys of two kinds, published on loopback as a login service does.

And others in their place, who hang, drip, never stop, or send something else.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

ISSUER = "https://login.example.com/dealer"


class Issuer:
    """``url``: where its keys are published; ``asked``: how often they were read."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/keys"
        self.asked = 0
        self._rsa = rsa.generate_private_key(65_537, 2_048)
        self._ec = ec.generate_private_key(ec.SECP256R1())

    def published(self) -> bytes:
        """The key set."""
        self.asked += 1
        of_rsa = RSAAlgorithm.to_jwk(self._rsa.public_key(), as_dict=True)
        of_ec = ECAlgorithm.to_jwk(self._ec.public_key(), as_dict=True)
        return json.dumps({"keys": [of_rsa | {"kid": "r", "use": "sig"}, of_ec | {"kid": "e", "use": "sig"}]}).encode()

    def token(self, algorithm: str = "RS256", kid: str | None = "", **claims: Any) -> str:
        """A signed token of a desk in the workshop of the small day, but for what is changed; None: left out."""
        key = self._ec if algorithm.startswith("ES") else self._rsa
        named = ("e" if algorithm.startswith("ES") else "r") if kid == "" else kid
        return jwt.encode(_claims(**claims), key, algorithm, {"kid": named} if named else None)

    def unsigned(self) -> str:
        """Nobody has signed it."""
        return f"{_part({'alg': 'none', 'typ': 'JWT', 'kid': 'r'})}.{_part(_claims())}."

    def signed_with_the_public_key(self) -> str:
        """Whoever has read the public key could have made it."""
        secret = self._rsa.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        text = f"{_part({'alg': 'HS256', 'typ': 'JWT', 'kid': 'r'})}.{_part(_claims())}"
        return f"{text}.{_base64(hmac.digest(secret, text.encode(), hashlib.sha256))}"


def of_brackets() -> str:
    """A token that is nested as deeply as a header is long."""
    return f"{_part({'alg': 'RS256', 'kid': 'r'})}.{_base64(b'[' * 5_000)}.{_base64(b'x')}"


@contextmanager
def issuing() -> Iterator[Issuer]:
    """Somebody who issues tokens, until the end of the block."""
    found: list[Issuer] = []

    class Keys(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = found[0].published()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Not on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Keys)
    found.append(Issuer(server.server_port))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield found[0]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


Answer = Callable[[socket.socket, threading.Event], None]
"""What is done with a connection, until the test is over."""


class Impostor:
    """``url``: where it answers as it likes; ``asked``: how often; ``left``: how often the other side has gone."""

    def __init__(self, listening: socket.socket, answer: Answer, trusted: ssl.SSLContext | None) -> None:
        scheme = "http" if trusted is None else "https"
        self.url = f"{scheme}://127.0.0.1:{listening.getsockname()[1]}/keys"
        self.asked = self.left = 0
        self.over = threading.Event()
        self._listening = listening
        self._answer = answer
        self._trusted = trusted

    def serve(self) -> None:
        """Everybody who comes, each in a thread."""
        with suppress(OSError):  # closed: the test is over
            while True:
                threading.Thread(target=self._talk, args=(self._listening.accept()[0],), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        self.asked += 1
        with suppress(OSError), self._opened(connection) as opened:
            opened.recv(65_536)
            self._answer(opened, self.over)
            opened.settimeout(0.02)
            while not self.over.is_set() and not self._has_left(opened):
                pass
        self.left += 1

    def _opened(self, connection: socket.socket) -> socket.socket:
        return connection if self._trusted is None else self._trusted.wrap_socket(connection, server_side=True)

    @staticmethod
    def _has_left(connection: socket.socket) -> bool:
        """The other side has gone; after a moment."""
        try:
            return not connection.recv(1)
        except TimeoutError:
            return False


@contextmanager
def posing(answer: Answer, trusted: ssl.SSLContext | None = None) -> Iterator[Impostor]:
    """Somebody where the issuer should be, until the end of the block; ``trusted``: encrypted, with its certificate."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        found = Impostor(listening, answer, trusted)
        thread = threading.Thread(target=found.serve, daemon=True)
        thread.start()
        try:
            yield found
        finally:
            found.over.set()
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _claims(**changed: Any) -> dict[str, Any]:
    now = int(time.time())
    usual = {
        "iss": ISSUER,
        "aud": "workshop",
        "sub": "u-17",
        "exp": now + 300,
        "name": "Frau Huber",
        "workshop": "muenchen-sued",
        "workshop_role": "desk",
    }
    return {name: value for name, value in (usual | changed).items() if value is not None}


def _part(content: dict[str, Any]) -> str:
    return _base64(json.dumps(content).encode())


def _base64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")
