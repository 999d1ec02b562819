"""Around every request: its id, its size, its time, headers that keep browsers safe, one line of log, the metrics."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass
from urllib.parse import quote
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.handlers import answer, internal
from api.metrics import IN_FLIGHT, observe
from api.problems import Code, Refused
from api.settings import Settings

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
STREAMS = re.compile(r"^/v1/solves(/[^/]+/events)?$")
"""Addresses that may take long on purpose: event streams, and solves that are waited for."""
GIVEN_ID = re.compile(r"^[\w.-]{1,64}$")

log = structlog.get_logger("workshop.requests")


@dataclass(slots=True)
class Seen:
    """What was answered; 0: nothing yet."""

    status: int = 0


class Around:
    """What every request goes through, once."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, seen = time.perf_counter(), Seen()
        given = Headers(scope=scope).get("x-request-id", "")
        scope["workshop.request_id"] = given if GIVEN_ID.match(given) else uuid4().hex
        with IN_FLIGHT.track_inprogress():
            await self._safely(scope, receive, _marked(send, scope, seen), seen)
        seconds = time.perf_counter() - began
        observe(scope, seen.status, seconds)
        log.info(
            "request",
            method=scope["method"],
            path=quote(scope["path"]),  # on one line, whatever it is
            status=seen.status,
            ms=round(1000 * seconds, 1),
            request_id=scope["workshop.request_id"],
        )

    async def _safely(self, scope: Scope, receive: Receive, send: Send, seen: Seen) -> None:
        """A defect is answered too, if nothing has been said yet."""
        try:
            await self._answer(scope, receive, send)
        except Exception as error:
            refusal = internal(error, scope["workshop.request_id"])
            if not seen.status:
                await refusal(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Within its time and size."""
        most = self.settings.body_bytes
        limit = None if STREAMS.match(scope["path"]) else self.settings.request_seconds
        try:
            _ensure_sound(scope, most)
            async with asyncio.timeout(limit):
                await self.app(scope, _measured(receive, most), send)
        except Refused as refused:
            await answer(refused, scope["workshop.request_id"])(scope, receive, send)
        except TimeoutError:
            slow = Refused(Code.TOO_SLOW, f"It took more than {limit:g} s. {Code.TOO_SLOW.kind.way_out}")
            await answer(slow, scope["workshop.request_id"])(scope, receive, send)


def _ensure_sound(scope: Scope, most: int) -> None:
    """Refuse what no route has to look at."""
    if int(Headers(scope=scope).get("content-length") or 0) > most:
        raise _too_large(most)
    if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
        raise Refused(Code.BAD_REQUEST, "The address holds the character NUL (%00). Take it out.")


def _measured(receive: Receive, most: int) -> Receive:
    """A body without Content-Length is counted as it comes."""
    size = 0

    async def read() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > most:
            raise _too_large(most)
        return message

    return read


def _too_large(most: int) -> Refused:
    return Refused(Code.TOO_LARGE, f"The body has more than {most} bytes. {Code.TOO_LARGE.kind.way_out}")


def _marked(send: Send, scope: Scope, seen: Seen) -> Send:
    async def write(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = scope["workshop.request_id"]
            for name, value in SAFE.items():
                headers.setdefault(name, value)
        await send(message)

    return write
