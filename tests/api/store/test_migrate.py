"""Migrations lead to the tables that the code knows, on both databases."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from api.store import changes, workshops
from api.store.changes import Actor
from api.store.database import Database
from api.store.migrate import LOCK, is_current, upgrade
from api.store.tables import Table
from scheduler.generate import generate
from tests import postgres
from tests.api.databases import database, empty, postgres_server, sqlite_template
from tests.api.serving import START

__all__ = ["database", "postgres_server", "sqlite_template"]

ROOT = Path(__file__).resolve().parents[3]
UPGRADE = [sys.executable, "-c", "from api.cli import main; main()", "db", "upgrade"]
WAITING = "select count(*) from pg_locks where locktype = 'advisory' and not granted"


def test_the_migrated_tables_are_those_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    assert is_current(database)
    upgrade(database)
    assert is_current(database)


def test_what_was_changed_before_ids_were_kept_is_still_told(database: Database) -> None:
    with database.writing() as session:
        workshops.create(session, generate("small").workshop, Actor("old", START, "k-1"))
        session.execute(text("alter table changes drop column by_id"))
        session.execute(text("update alembic_version set version_num = '0001'"))
    assert not is_current(database)
    upgrade(database)
    assert is_current(database)
    with database.reading() as session:
        (row,) = changes.since(session, generate("small").workshop.id, 0, 10)
        assert (row.by, row.by_id) == ("old", None)


def test_of_two_processes_that_find_an_empty_database_one_fills_it(postgres_server: postgres.Server) -> None:
    """Both are held up at the same place, and go on at the same moment."""
    url = empty(postgres_server)
    database = Database(url)
    environment = os.environ | {"WORKSHOP_DATABASE_URL": url}
    with database.engine.begin() as held:
        held.execute(text(f"select pg_advisory_xact_lock({LOCK})"))
        both = [subprocess.Popen(UPGRADE, cwd=ROOT, env=environment, stderr=subprocess.PIPE) for _ in range(2)]
        while held.scalar(text(WAITING)) != 2 and all(process.poll() is None for process in both):
            time.sleep(0.05)
        at_the_lock = held.scalar(text(WAITING))
    told = [process.communicate()[1].decode() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert at_the_lock == 2
    assert is_current(database)
    database.close()
