"""The keys that an issuer publishes, read beside the requests: nobody's thread waits for another service."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping

import jwt
import structlog

from api.access.reading import read

FRESH, KEPT = 300.0, 3_600.0
"""Seconds after which keys are read again, and for which they hold if that does not succeed."""
PAUSE = 10.0
"""Seconds between two readings at least, whoever asks."""
LONGEST, MOST = 5.0, 262_144
"""Seconds and bytes of one reading."""
WAIT = 2.0
"""Seconds that a request waits for keys that are not known."""

log = structlog.get_logger("workshop.tokens")


class PublishedKeys:
    """What is known of the keys at an address; one reading at a time."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._known: Mapping[str, jwt.PyJWK] = {}
        self._read_at = self._begun_at = float("-inf")
        self._reading: asyncio.Task[None] | None = None

    @property
    def are_known(self) -> bool:
        """They were read, and not too long ago."""
        return time.monotonic() - self._read_at < KEPT

    def find(self, name: str) -> jwt.PyJWK | None:
        """The key of this name, as it is known; an old one holds until all are read again."""
        if time.monotonic() - self._read_at > FRESH:
            self._begin()
        return self._known.get(name) if self.are_known else None

    async def news(self) -> None:
        """Until they are read again; only a short time, and not at all if that was done lately."""
        self._begin()
        if self._reading is not None:
            await asyncio.wait([self._reading], timeout=WAIT)

    def _begin(self) -> None:
        is_busy = self._reading is not None and not self._reading.done()
        if not is_busy and time.monotonic() - self._begun_at > PAUSE:
            self._begun_at = time.monotonic()
            self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        try:
            self._known = await asyncio.to_thread(_keys, await read(self._url, LONGEST, MOST))
        except Exception as error:  # whatever is sent there: what is known holds
            log.warning("the issuer's keys cannot be read", error=type(error).__name__, detail=str(error)[:200])
        else:
            self._read_at = time.monotonic()


def _keys(document: bytes) -> dict[str, jwt.PyJWK]:
    """Those that sign, by name; a thread of its own, for it may be hundreds."""
    found = jwt.PyJWKSet.from_json(document.decode())
    return {key.key_id: key for key in found.keys if key.key_id and key.public_key_use in ("sig", None)}
