"""Requests over HTTP, asked again where that does nothing twice."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPMessage, HTTPResponse, HTTPSConnection
from urllib.parse import urlsplit

from api.client.refusal import Refusal, Unreachable, refusal_of

BETWEEN = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds between two attempts: a service that starts again is back within these."""
LONGEST = 60.0
"""Seconds that a request waits where the service says how long; told to wait longer, it is refused at once."""
LATER = (429, 503)
SILENCE = 45.0
"""Seconds without a line after which a stream is dead; the service says every 15 s that it is still there."""
KINDS = {"http": HTTPConnection, "https": HTTPSConnection}


@dataclass(frozen=True, slots=True)
class Request:
    """``target``: path and query, below the address of the service."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What comes back."""

    status: int
    headers: HTTPMessage
    body: bytes


class Connection:
    """Where the service is, and who asks. Every request has a socket of its own, so threads may share this.

    Raises
    ------
    ValueError
        The URL leads nowhere.
    """

    def __init__(self, url: str, key: str, timeout: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in KINDS or parts.hostname is None:
            raise ValueError(f"url: {url!r} is no address of a service. Write https://host or http://host:port.")
        self._kind, self._host, self._port = KINDS[parts.scheme], parts.hostname, parts.port
        self._base = parts.path.rstrip("/").removesuffix("/v1")
        self._url = url
        self._timeout = timeout
        self._headers = {
            "Authorization": f"Bearer {key.strip()}",
            "Connection": "close",
            "User-Agent": "workshop-client",
        }

    def ask(self, request: Request, *, repeat: bool = True) -> Answer:
        """The answer; ``repeat``: ask again if there is none, because asking twice does nothing twice.

        Raises
        ------
        Refusal
            The service does not do it.
        Unreachable
            It does not answer.
        """
        patience = Patience()
        while True:
            try:
                with self._opened(request, self._timeout) as response:
                    return Answer(response.status, response.headers, response.read())
            except (Refusal, Unreachable) as error:
                if not repeat:
                    raise
                patience.wait(error)

    def lines(self, request: Request) -> Iterator[str]:
        """The lines of an answer as they come.

        Raises
        ------
        Refusal
            The service does not give them.
        Unreachable
            It does not answer, or breaks off.
        """
        with self._opened(request, max(self._timeout, SILENCE)) as response:
            for line in response:
                yield line.decode().rstrip("\r\n")

    @contextmanager
    def _opened(self, request: Request, timeout: float) -> Iterator[HTTPResponse]:
        try:
            with closing(self._kind(self._host, self._port, timeout=timeout)) as connection:
                headers = {**self._headers, **request.headers}
                connection.request(request.method, self._base + request.target, request.body, headers)
                with connection.getresponse() as response:
                    _ensure_whole_head(response)
                    if response.status >= 400:
                        raise refusal_of(response)
                    yield response
        except (OSError, HTTPException) as error:
            raise Unreachable(f"{self._url} does not answer: {str(error) or type(error).__name__}") from error


def _ensure_whole_head(response: HTTPResponse) -> None:
    """A head that broke off looks like one of an answer that ends with its connection; the service gives none such."""
    if response.length is None and not response.chunked:
        raise HTTPException("the answer broke off in its head")


class Patience:
    """How often something is asked again, and after how long."""

    def __init__(self) -> None:
        self._waits = iter(BETWEEN)

    def wait(self, error: Refusal | Unreachable) -> None:
        """Until it is asked again; the error is raised where that is of no use."""
        wait, told = next(self._waits, None), 0.0
        if isinstance(error, Refusal):
            told = error.retry_after or 0.0
            if error.status not in LATER or told > LONGEST:
                raise error
        if wait is None:
            raise error
        time.sleep(max(told, wait * random.uniform(1, 1.5)))
