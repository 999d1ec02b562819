"""Connections: nobody is waited for without end, and what is no HTTP is refused like everything else."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import uuid4

import h11
import structlog
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.http.handlers import answer
from api.http.middleware import SAFE
from api.http.problems import Code, Refused

PATIENCE = 10.0
"""Seconds that the head of a request may take to come, or the rest of a body that was refused before its end."""

UNREAD = 60.0
"""Seconds for which an answer waits for somebody who does not read it."""

log = structlog.get_logger("workshop.requests")


class Connection(H11Protocol):
    """One connection, with a time limit for whoever still owes something."""

    _closing: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Somebody is there."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Something has come."""
        super().data_received(data)
        self._watch()

    def pause_writing(self) -> None:
        """They read no more of what is sent."""
        super().pause_writing()
        self._unread = self.loop.call_later(UNREAD, self.transport.abort)

    def resume_writing(self) -> None:
        """They read again."""
        super().resume_writing()
        if self._unread is not None:
            self._unread.cancel()

    def on_response_complete(self) -> None:
        """The answer is sent. Between two requests the server's own, longer limit holds."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY:
            self._watch()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no HTTP, if nothing was answered yet."""
        words = "This is no request in HTTP/1.1. Addresses and headers are written in ASCII, others as %E5%BC%A0."
        request_id = uuid4().hex
        refusal = answer(Refused(Code.BAD_REQUEST, words), request_id)
        for name, value in {**SAFE, "X-Request-Id": request_id, "Connection": "close"}.items():
            refusal.headers.setdefault(name, value)
        log.info("no request", status=refusal.status_code, request_id=request_id)
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            start = h11.Response(status_code=refusal.status_code, headers=refusal.raw_headers)
            for event in (start, h11.Data(data=bytes(refusal.body)), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _watch(self) -> None:
        """Whoever owes something has so long for it, however slowly it comes; whoever owes nothing has all the time."""
        is_owed = self.conn.their_state is h11.IDLE or (
            self.conn.their_state is h11.SEND_BODY and self.cycle.response_complete
        )
        if is_owed and self._closing is None:
            self._closing = self.loop.call_later(PATIENCE, self.transport.abort)
        elif not is_owed and self._closing is not None:
            self._closing.cancel()
            self._closing = None
