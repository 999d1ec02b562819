"""Around every request: its id, its size, its time, headers that keep browsers safe, one line of log, the metrics."""

from __future__ import annotations

import asyncio
import re
import time
from contextlib import suppress
from urllib.parse import quote
from uuid import uuid4

import structlog
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.course import COURSE, Course, in_time, unless_late
from api.http.handlers import answer, internal
from api.http.metrics import IN_FLIGHT, observe
from api.http.problems import Code, Refused
from api.settings import Settings

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
HEARD_OUT = 4
"""Bodies up to so many times too large are read to their end before they are refused."""
GIVEN_ID = re.compile(r"^[\w.-]{1,64}$")

log = structlog.get_logger("workshop.requests")


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
        began, course = time.perf_counter(), Course()
        scope[COURSE] = course
        given = Headers(scope=scope).get("x-request-id", "")
        scope["workshop.request_id"] = given if GIVEN_ID.match(given) else uuid4().hex
        with IN_FLIGHT.track_inprogress():
            asked, back = ({**scope, "method": "GET"}, _bodiless(send)) if scope["method"] == "HEAD" else (scope, send)
            await self._safely(asked, receive, _marked(back, scope, course), course)
        seconds = time.perf_counter() - began
        observe(asked, course.status, seconds)
        log.info(
            "request",
            method=scope["method"],
            path=quote(scope["path"]),  # on one line, whatever it is
            status=course.status,
            ms=round(1000 * seconds, 1),
            request_id=scope["workshop.request_id"],
        )

    async def _safely(self, scope: Scope, receive: Receive, send: Send, course: Course) -> None:
        """What goes wrong is answered too, if nothing has been said yet."""
        try:
            await self._answer(scope, receive, send, course)
        except Refused as refused:
            sad = answer(refused, scope["workshop.request_id"])
        except Exception as error:
            sad = internal(error, scope["workshop.request_id"])
        else:
            return
        if not course.status:
            await sad(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, course: Course) -> None:
        """Within its time and size."""
        most = self.settings.body_bytes
        if (size := int(Headers(scope=scope).get("content-length") or 0)) > most:
            if size <= HEARD_OUT * most:
                await _thrown_away(receive, self.settings.request_seconds)
            raise _too_large(most)
        _ensure_sound(scope)
        work = self.app(scope, _measured(receive, most), unless_late(send, course))
        await in_time(work, self.settings.request_seconds, course)


async def _thrown_away(receive: Receive, seconds: float) -> None:
    """Read a body that nobody needs: who still sends sees a broken connection instead of an early answer."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            while (await receive()).get("more_body", False):
                pass


def _ensure_sound(scope: Scope) -> None:
    """Refuse what no route has to look at."""
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


def _bodiless(send: Send) -> Send:
    """What HEAD is told: the headers that GET would have, and then the end, also of a stream."""
    is_over = False

    async def write(message: Message) -> None:
        nonlocal is_over
        if message["type"] == "http.response.start":
            await send(message)
        elif not is_over:
            is_over = True
            await send({"type": "http.response.body"})

    return write


def _marked(send: Send, scope: Scope, course: Course) -> Send:
    async def write(message: Message) -> None:
        if message["type"] == "http.response.start":
            course.status = message["status"]
            headers = MutableHeaders(scope=message)
            headers["X-Request-Id"] = scope["workshop.request_id"]
            for name, value in SAFE.items():
                headers.setdefault(name, value)
        await send(message)

    return write
