"""Migrations lead to the tables that the code knows, on both databases."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from api.store.database import Database
from api.store.migrate import is_current, upgrade
from api.store.tables import Table
from tests.api.databases import database, postgres_server, sqlite_template

__all__ = ["database", "postgres_server", "sqlite_template"]


def test_the_migrated_tables_are_those_of_the_code(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []


def test_upgrading_twice_changes_nothing(database: Database) -> None:
    assert is_current(database)
    upgrade(database)
    assert is_current(database)
