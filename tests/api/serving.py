"""A real server on loopback for tests, on an empty database of its own."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from api.access.roles import Role
from api.http.limits import Limiter
from api.http.logs import configure
from api.jobs.dispatcher import Dispatcher
from api.jobs.executor import Executor, Message, Task
from api.jobs.results import Duties
from api.planning.applying import applied
from api.service import Service
from api.serving import listen, server_of
from api.settings import Settings
from api.store import keys
from api.store.database import Database
from api.store.sweeping import sweeping
from api.webhooks.deliveries import Deliveries

START = datetime.fromisoformat("2026-11-24T07:00+08:00")


@dataclass
class Clock:
    """Says what the test wants."""

    moment: datetime = START

    def __call__(self) -> datetime:
        return self.moment

    def pass_(self, **time_: float) -> None:
        """So much later."""
        self.moment += timedelta(**time_)


class Nobody:
    """An executor that never begins: for tests of what waits."""

    is_ready = True
    free_cores = 0

    def start(self, task: Task, tell: Callable[[Message], None]) -> None:
        """Nothing comes of it."""

    def stop(self, job: str) -> None:
        """There is nothing to stop."""

    def kill(self, job: str) -> None:
        """There is nothing to end."""

    def close(self) -> None:
        """There is nothing to close."""


class Silent(Deliveries):
    """Messages stay in the outbox: tests tell nobody outside."""

    def start(self) -> None:
        """Nothing is sent."""


@dataclass
class Running:
    """A server that answers: its address, its parts, and clients of any role."""

    service: Service
    url: str
    clock: Clock
    clients: list[httpx.Client] = field(default_factory=list)

    def key(self, role: Role = "admin", workshop: str | None = None) -> str:
        """A new key."""
        with self.service.database.writing() as session:
            return keys.create(session, role, f"test {role}", workshop, self.clock())[1]

    def client(self, role: Role = "admin", workshop: str | None = None, **headers: str) -> httpx.Client:
        """Somebody with a new key; of the whole service unless a workshop is named."""
        return self.stranger(Authorization=f"Bearer {self.key(role, workshop)}", **headers)

    def stranger(self, **headers: str) -> httpx.Client:
        """Somebody without a key."""
        # Plain HTTP: to read certificates first would take longer than most tests.
        client = httpx.Client(base_url=f"{self.url}/v1", headers=headers, timeout=30, trust_env=False, verify=False)
        self.clients.append(client)
        return client


@contextmanager
def running(database: Database, executor: Executor | None = None, **settings: Any) -> Iterator[Running]:
    """A server with its own clock, until the end of the block."""
    configure(json_lines=True)
    clock = Clock()
    given = Settings(database_url="sqlite://", port=0, **settings)
    jobs = Dispatcher(
        database, executor or Nobody(), given.cores, clock, Duties(applied(given.plans_kept), sweeping(given))
    )
    deliveries = Silent(database, clock, private=given.private_webhooks)
    service = Service(given, database, jobs, deliveries, Limiter(given.requests_per_minute), clock=clock)
    server, socket = server_of(service), listen("127.0.0.1", 0)
    thread = threading.Thread(target=server.run, args=([socket],))
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.005)
    found = Running(service, f"http://127.0.0.1:{socket.getsockname()[1]}", clock)
    try:
        yield found
    finally:
        for client in found.clients:
            client.close()
        server.should_exit = True
        thread.join()
