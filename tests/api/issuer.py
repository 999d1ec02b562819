"""Somebody who issues bearer tokens, for tests: keys of two kinds, published on loopback as a login service does."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
