"""What answers even when nothing else can: all threads of the pool are taken, as if each waited for the database."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from anyio import to_thread
from pydantic import SecretStr

from api.app import create_app
from api.composition import service_of
from api.http.problems import Code
from api.settings import Settings
from tests.api.routes.refusals import told
from tests.api.serving import Nobody

PATIENCE = 60.0

Check = Callable[[httpx.Response], None]


def is_alive(answer: httpx.Response) -> None:
    assert (answer.status_code, answer.json()) == (200, {"status": "alive"})


def is_not_ready(answer: httpx.Response) -> None:
    """Nothing carries its jobs: the service was not begun."""
    assert (answer.status_code, answer.json()["status"]) == (503, "the solving processes are being started")


def is_measured(answer: httpx.Response) -> None:
    assert (answer.status_code, "workshop_requests_in_flight" in answer.text) == (200, True)


def is_explained(answer: httpx.Response) -> None:
    assert [entry["code"] for entry in answer.json()] == [code.word for code in Code]


def is_sent_away(answer: httpx.Response) -> None:
    assert told(answer) == (401, "unauthenticated")


@pytest.mark.parametrize(
    ("address", "check"),
    [
        ("/healthz", is_alive),
        ("/readyz", is_not_ready),
        ("/metrics", is_measured),
        ("/v1/problems", is_explained),
        ("/v1/workshops", is_sent_away),
    ],
)
def test_it_is_answered_while_every_thread_is_busy(tmp_path: Path, address: str, check: Check) -> None:
    service = service_of(Settings(database_url=SecretStr(f"sqlite:///{tmp_path}/workshop.db")), Nobody())

    async def scenario() -> httpx.Response:
        transport: Any = httpx.ASGITransport(create_app(service))
        async with (
            httpx.AsyncClient(transport=transport, base_url="http://service", trust_env=False) as client,
            _busy(),
        ):
            with anyio.fail_after(PATIENCE):
                return await client.get(address, headers={"Authorization": "Bearer wsk_nobody_x"})

    check(anyio.run(scenario))
    service.database.close()


@asynccontextmanager
async def _busy() -> AsyncIterator[None]:
    """Every thread of the pool is taken."""
    pool, over = to_thread.current_default_thread_limiter(), threading.Event()

    async def take() -> None:
        await to_thread.run_sync(over.wait)

    async with anyio.create_task_group() as tasks:
        for _ in range(int(pool.total_tokens)):
            tasks.start_soon(take)
        while pool.available_tokens:
            await anyio.sleep(0)
        try:
            yield
        finally:
            over.set()
