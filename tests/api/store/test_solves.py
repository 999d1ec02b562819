"""Solve jobs in the table: whose turn it is, who may ask for more, which are kept and listed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from api.store import solves, workshops
from api.store.changes import Actor
from api.store.database import Database
from api.store.tables import Solve, SolveEvent
from scheduler.generate import generate
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import START

__all__ = ["database", "postgres_server", "sqlite_template"]


@pytest.fixture(autouse=True)
def _workshops(database: Database) -> None:
    with database.writing() as session:
        for name in ("a", "b"):
            document = generate("small").workshop.model_copy(update={"id": name})
            workshops.create(session, document, Actor("test", START))


def after(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def add(database: Database, name: str, minute: int = 0, **facts: Any) -> None:
    """A job that was asked for so many minutes after the start."""
    usual: dict[str, Any] = {
        "owner": "k",
        "by": "test",
        "status": "queued",
        "priority": 1,
        "day": "{}",
        "params": {},
        "attempt": 0,
        "last_event": 0,
        "stop_requested": False,
        "created_at": after(minute),
    }
    with database.writing() as session:
        solves.add(session, Solve(id=name, **usual | facts))


def turn(database: Database) -> str:
    with database.writing() as session:
        row = solves.next_waiting(session)
        assert row is not None
        return row.id


def test_days_of_a_key_of_no_workshop_take_their_turn_like_those_of_a_workshop(database: Database) -> None:
    add(database, "mine under way", status="running", owner="k-1")
    add(database, "mine", 1, owner="k-1")
    add(database, "a's", 2, workshop_id="a", owner="k-2")
    assert turn(database) == "a's"


def test_days_of_two_keys_of_no_workshop_are_fair_to_each_other(database: Database) -> None:
    add(database, "mine under way", status="running", owner="k-1")
    add(database, "mine", 1, owner="k-1")
    add(database, "another's", 2, owner="k-2")
    assert turn(database) == "another's"


def test_days_and_plans_of_a_workshop_are_counted_together_whoever_asked(database: Database) -> None:
    add(database, "a's day", status="running", workshop_id="a", owner="k-1")
    add(database, "a's plan", 1, workshop_id="a", owner="k-2", writes_plan=True)
    add(database, "b's", 2, workshop_id="b", owner="k-3")
    assert turn(database) == "b's"


def test_who_had_a_turn_lately_waits_for_who_had_none(database: Database) -> None:
    """Nobody has a solve under way, as where each takes all cores: `a` has asked for more, and before everybody."""
    add(database, "a's first", status="finished", workshop_id="a", started_at=after(1))
    add(database, "b's first", status="finished", workshop_id="b", started_at=after(0))
    add(database, "a's", 2, workshop_id="a")
    add(database, "b's", 3, workshop_id="b")
    assert turn(database) == "b's"
    add(database, "mine", 4, owner="k-1")
    assert turn(database) == "mine"


def test_what_waits_is_counted_by_who_it_belongs_to(database: Database) -> None:
    add(database, "a's", workshop_id="a", owner="k-1")
    add(database, "mine", owner="k-1")
    add(database, "another's", owner="k-2")
    with database.reading() as session:
        counted = [solves.waiting(session, of) for of in ("a", "k-1", "k-2", "b", None)]
    assert counted == [1, 1, 1, 0, 3]


def test_of_solves_of_a_plan_the_last_are_kept_and_what_they_told(database: Database) -> None:
    for minute in range(5):
        over = {"status": "finished", "writes_plan": True, "finished_at": after(minute)}
        add(database, f"a-{minute}", minute, workshop_id="a", **over)
    add(database, "b-0", workshop_id="b", status="finished", writes_plan=True, finished_at=START)
    add(database, "day", workshop_id="a", status="finished", finished_at=START)
    add(database, "under way", workshop_id="a", status="running", writes_plan=True)
    with database.writing() as session:
        solves.keep_last(session, "a", 2, "other")
    with database.reading() as session:
        assert set(session.scalars(select(Solve.id))) == {"a-3", "a-4", "b-0", "day", "under way"}
        assert session.scalar(select(func.count()).select_from(SolveEvent)) == 5  # each has told that it waits


def test_a_solve_that_ends_is_kept_though_a_clock_was_set_back(database: Database) -> None:
    """Two others have ended in what is the future now."""
    for name, minute in (("one", 60), ("other", 61), ("ending", 0)):
        add(database, name, workshop_id="a", status="finished", writes_plan=True, finished_at=after(minute))
    with database.writing() as session:
        solves.keep_last(session, "a", 2, "ending")
    with database.reading() as session:
        assert set(session.scalars(select(Solve.id))) == {"one", "other", "ending"}


def test_the_newest_are_listed_first_page_by_page(database: Database) -> None:
    for name, minute in (("old", 0), ("same-1", 1), ("same-2", 1), ("young", 2)):
        add(database, name, minute, workshop_id="a")
    add(database, "b's", 3, workshop_id="b")
    pages, last = [], None
    with database.reading() as session:
        while rows := solves.listed(session, "a", last, 2):
            pages.append([row.id for row in rows])
            last = rows[-1].created_at, rows[-1].id
    assert pages == [["young", "same-2"], ["same-1", "old"]]
