"""`workshop db`: bring the database to the tables of this version."""

from __future__ import annotations

import typer

from api.commands.settings import settings
from api.store.opening import opened, place


def run() -> None:
    """Upgrade the database that the environment names."""
    database = opened(settings())
    database.close()
    typer.echo(f"{place(database.url)} has the newest tables", err=True)
