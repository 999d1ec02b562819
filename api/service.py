"""What every request finds: settings, database, clock, who issues tokens, what is limited, who solves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from anyio import CapacityLimiter
from fastapi import Depends, Request

from api.access.tokens import Tokens
from api.http.limits import Limiter
from api.jobs.dispatcher import Dispatcher
from api.planning.current import Views
from api.settings import Settings
from api.store.database import Database
from api.webhooks.deliveries import Deliveries

GRACE = 10
"""Seconds that requests under way may take when the server ends."""
TURNS = 32
"""Requests that are worked on at a time. Fewer than the 40 threads of the pool that works on them: who waits for a lock
of the database must never take the thread in which its owner would give it back."""
DOOR, WATCH = 4, 2
"""Threads that look up who asks, and how the service is: not of the pool, where all may wait for the database."""


def now() -> datetime:
    """The time of day."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Service:
    """The parts of one running service; ``is_ending``: it was asked to end, and lets nobody wait any more."""

    settings: Settings
    database: Database
    jobs: Dispatcher
    deliveries: Deliveries
    limiter: Limiter
    tokens: Tokens | None = None
    clock: Callable[[], datetime] = now
    views: Views = field(default_factory=Views)
    is_ending: bool = False
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(TURNS))
    door: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(DOOR))
    watch: CapacityLimiter = field(default_factory=lambda: CapacityLimiter(WATCH))

    def lacking(self) -> str:
        """What is not there yet; empty: it is ready."""
        if not self.database.is_there():
            return "the database does not answer"
        return "" if self.jobs.is_ready else "the solving processes are being started"

    def measure(self) -> None:
        """Bring the gauges up to date."""
        self.jobs.measure()

    def start(self) -> None:
        """Begin what runs beside the requests."""
        self.jobs.start()
        self.deliveries.start()

    def close(self) -> None:
        """Stop what runs, keep its best, give everything back."""
        self.jobs.close()
        self.deliveries.close()
        self.database.close()


def service_of(request: Request) -> Service:
    """The service that answers."""
    service: Service = request.app.state.service
    return service


async def _serving(request: Request) -> Service:
    return service_of(request)


Serving = Annotated[Service, Depends(_serving)]
