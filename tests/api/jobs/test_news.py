"""Who follows a job is woken by its news alone."""

from __future__ import annotations

import asyncio
from threading import Thread
from typing import Any

from api.jobs.news import News
from api.store import solves
from api.store.database import Database
from api.store.tables import Solve
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import START

__all__ = ["database", "postgres_server", "sqlite_template"]

LONG, SHORT = 30.0, 0.05
"""Seconds to wait for what comes, and for what does not."""


def add(database: Database, name: str) -> None:
    """A job that nobody carries."""
    usual: dict[str, Any] = {"owner": "k", "by": "test", "status": "queued", "priority": 1, "day": "{}", "params": {}}
    with database.writing() as session:
        solves.add(session, Solve(id=name, created_at=START, attempt=0, last_event=0, stop_requested=False, **usual))


def test_who_follows_a_job_is_told_of_it_from_any_thread_and_of_no_other() -> None:
    async def follow() -> None:
        news = News()
        with news.following("a") as one, news.following("a") as two, news.following("b") as other:
            Thread(target=news.tell, args=("a",)).start()
            assert await one.wait(LONG)
            assert await two.wait(LONG)
            assert not await one.wait(SHORT)
            assert not await other.wait(SHORT)

    asyncio.run(follow())


def test_what_is_told_while_nobody_waits_is_told_when_they_do() -> None:
    async def follow() -> None:
        news = News()
        with news.following("a") as follower:
            news.tell_all()
            news.tell("a")
            assert await follower.wait(LONG)
            assert not await follower.wait(SHORT)

    asyncio.run(follow())


def test_what_was_written_elsewhere_is_found_in_the_table(database: Database) -> None:
    add(database, "a")

    async def follow() -> None:
        news = News()
        news.look(database)  # nobody follows
        with news.following("a") as follower:
            news.look(database)
            assert await follower.wait(LONG)  # it may have been written after the follower had read it
            news.look(database)
            assert not await follower.wait(SHORT)
            with database.writing() as session:
                row = solves.locked(session, "a")
                assert row is not None
                solves.tell(session, row, "started", {})
            news.look(database)
            assert await follower.wait(LONG)

    asyncio.run(follow())
