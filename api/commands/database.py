"""`workshop db`: bring the database to the tables of this version."""

from __future__ import annotations

import typer

from api.commands.settings import settings
from api.store.database import Database
from api.store.migrate import upgrade


def run() -> None:
    """Upgrade the database that the environment names."""
    database = Database(settings().database_url.get_secret_value())
    try:
        upgrade(database)
    finally:
        database.close()
    typer.echo(f"{database.url.render_as_string(hide_password=True)} has the newest tables", err=True)
