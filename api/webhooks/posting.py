"""One HTTP request to an address that was checked: whatever its name leads to by now, nobody is asked again.

Of the answer only the status is read, within one time limit: who answers letter by letter holds nobody up.
"""

from __future__ import annotations

import re
import socket
import ssl
import time
from collections.abc import Mapping, Sequence

from api.webhooks.addresses import Target

SECONDS = 10.0
"""For everything: connecting, sending, waiting for the answer."""
CONNECT_SECONDS = 5.0
"""For one of several addresses."""
MOST = 65_536
"""Bytes of an answer among which its status must be."""
STATUS = re.compile(rb"(?:\A|\r\n\r\n)HTTP/1\.[01] ([2-9][0-9]{2})")
"""The one that counts: interim answers (1xx) may come before it."""


def post(
    target: Target, addresses: Sequence[str], headers: Mapping[str, str], body: bytes, trusted: ssl.SSLContext
) -> int:
    """Status of the answer. A redirect is an answer, and not followed.

    Raises
    ------
    OSError
        Nobody answers, not in time, or not in HTTP.
    """
    until = time.monotonic() + SECONDS
    with _opened(target, addresses, trusted, until) as connection:
        connection.settimeout(_left(until))
        connection.sendall(_request(target, headers, body))
        return _status(connection, until)


def _opened(target: Target, addresses: Sequence[str], trusted: ssl.SSLContext, until: float) -> socket.socket:
    plain = _connected(target, addresses, until)
    return trusted.wrap_socket(plain, server_hostname=target.host) if target.is_encrypted else plain


def _connected(target: Target, addresses: Sequence[str], until: float) -> socket.socket:
    """To the first address that answers."""
    *others, last = addresses
    for address in others:
        try:
            return socket.create_connection((address, target.port), min(_left(until), CONNECT_SECONDS))
        except OSError:
            continue
    return socket.create_connection((last, target.port), min(_left(until), CONNECT_SECONDS))


def _request(target: Target, headers: Mapping[str, str], body: bytes) -> bytes:
    lines = (
        f"POST {target.path} HTTP/1.1",
        f"Host: {target.authority}",
        *(f"{name}: {value}" for name, value in headers.items()),
        f"Content-Length: {len(body)}",
        "Connection: close",
        "\r\n",
    )
    return "\r\n".join(lines).encode("ascii") + body


def _status(connection: socket.socket, until: float) -> int:
    heard = b""
    while (found := STATUS.search(heard)) is None:
        connection.settimeout(_left(until))
        more = connection.recv(MOST)
        if not more or len(heard) > MOST:
            raise ConnectionError("it gave no answer in HTTP")
        heard += more
    return int(found[1])


def _left(until: float) -> float:
    """Seconds until then."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
