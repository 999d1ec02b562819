"""Empty databases, one for each test: a file, or one of a PostgreSQL server that the tests start."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from api.store.database import Database
from api.store.migrate import upgrade
from tests import postgres


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    _fill(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """A server with a database that has all tables, to be copied."""
    postgres.require()
    server = postgres.Server()
    server.start()
    try:
        _administer(server, "create database template_workshop")
        _fill(server.url("template_workshop"))
        yield server
    finally:
        server.stop()


_NUMBERS = itertools.count()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database with all tables, on either kind."""
    if request.param == "sqlite":
        path = tmp_path / "workshop.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        yield from _opened(f"sqlite:///{path}")
    else:
        server: postgres.Server = request.getfixturevalue("postgres_server")
        url = fresh(server)
        yield from _opened(url)
        # Hundreds of them take gigabytes, and a minute to remove at the end.
        _administer(server, f"drop database {url.rpartition('/')[2]} with (force)")


def fresh(server: postgres.Server) -> str:
    """URL of a new database of the server, with all tables."""
    return empty(server, "template_workshop")


def empty(server: postgres.Server, template: str = "template1") -> str:
    """URL of a new database of the server, without any."""
    name = f"test_{next(_NUMBERS)}"
    _administer(server, f"create database {name} template {template}")
    return server.url(name)


def _opened(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.close()


def _fill(url: str) -> None:
    database = Database(url)
    upgrade(database)
    database.close()


def _administer(server: postgres.Server, statement: str) -> None:
    engine = create_engine(server.url(), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
