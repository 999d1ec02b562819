"""Who follows a job hears at once of what is written down of it here, and soon of what is written elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from api.store import solves
from api.store.database import Database


class Follower:
    """Waits for news of one job, in the event loop that it is made in."""

    def __init__(self, job: str) -> None:
        self.job = job
        self._loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """There was news since it has waited last, or there is within so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        is_rung = self._rung.is_set()
        self._rung.clear()
        return is_rung

    def ring(self) -> None:
        """From any thread."""
        self._loop.call_soon_threadsafe(self._rung.set)


class News:
    """Who follows what. One thread, that of the event loop, replaces ``_followers``; all others only read it."""

    def __init__(self) -> None:
        self._followers: frozenset[Follower] = frozenset()
        self._known: dict[str, int] = {}

    @contextmanager
    def following(self, job: str) -> Iterator[Follower]:
        """Somebody who hears of a job until the end of the block."""
        follower = Follower(job)
        self._followers |= {follower}
        try:
            yield follower
        finally:
            self._followers -= {follower}

    def tell(self, job: str) -> None:
        """Something was written down of it."""
        for follower in self._followers:
            if follower.job == job:
                follower.ring()

    def tell_all(self) -> None:
        """Something has happened that concerns everybody; a signal handler may say so."""
        for follower in self._followers:
            follower.ring()

    def look(self, database: Database) -> None:
        """Tell what other services and requests have written since the last look."""
        jobs = {follower.job for follower in self._followers}
        if not jobs:
            return
        with database.reading() as session:
            now = solves.last_events(session, jobs)
        for job, last in now.items():
            if self._known.get(job) != last:
                self.tell(job)
        self._known = now
