"""Brings a database to the tables of this version; an empty one gets them all."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from api.store.database import BUSY_MS, Database

LOCK = 0x776F726B
"""Of the tables as a whole, on PostgreSQL; a writer of SQLite has the file to itself."""
SCRIPTS = Path(__file__).with_name("migrations")


def upgrade(database: Database) -> None:
    """To the newest tables, in one transaction; of services that start together one does it."""
    config = _config()
    with database.engine.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("SET LOCAL statement_timeout = 0"))  # large tables take their time
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
            connection.execute(text(f"SET LOCAL lock_timeout = {BUSY_MS}"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(database: Database) -> bool:
    """Nothing is to be upgraded."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    with database.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision() == newest


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    return config
