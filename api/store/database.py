"""The database: SQLite in one file or PostgreSQL, read and written in transactions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.engine import URL, Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

BUSY_MS = 20_000
"""Milliseconds that a writer waits for another one."""
POOL, OVERFLOW = 16, 24
"""Connections kept, and those opened beyond them under load: enough for the 32 requests that are worked on at a time,
and whoever looks beside them. Two services and a command line fit into the 100 that PostgreSQL takes by default."""
BEYOND = 5.0
"""Seconds that a statement may go on after its request was given up."""
SILENCE: dict[str, int] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""Seconds, but for the last one in milliseconds: how long a PostgreSQL that says nothing is waited for."""


class Database:
    """``reading`` and ``writing`` give a session in one transaction, committed at the end, rolled back by an error.

    ``request_seconds``: nobody waits for a connection or for one statement much longer.
    """

    def __init__(self, url: str, request_seconds: float = 30.0) -> None:
        self.url = driven(make_url(url))
        self._request_seconds = request_seconds
        self._writer = self._engine()
        self._reader = self._engine(read_only=True) if self.is_sqlite else self._one_state()

    @property
    def is_sqlite(self) -> bool:
        """One file, one writer at a time."""
        return self.url.get_backend_name() == "sqlite"

    @property
    def engine(self) -> Engine:
        """For migrations."""
        return self._writer

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One state of everything; nothing is changed."""
        with Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """What is changed in it is there as a whole, or not at all."""
        with self.session() as session:
            yield session
            session.commit()

    def session(self, *, read_only: bool = False) -> Session:
        """A session whose owner commits and closes it."""
        return Session(self._reader if read_only else self._writer, expire_on_commit=False)

    def is_there(self) -> bool:
        """It answers."""
        try:
            with self.reading() as session:
                session.execute(text("select 1"))
        except SQLAlchemyError:
            return False
        return True

    def close(self) -> None:
        """Give its connections back."""
        self._reader.dispose()
        self._writer.dispose()

    def _one_state(self) -> Engine:
        """Readers on PostgreSQL: two statements of a transaction do not see what was committed between them."""
        return self._writer.execution_options(isolation_level="REPEATABLE READ")

    def _engine(self, *, read_only: bool = False) -> Engine:
        # Parameters in the text of an error would bring customers' names into the logs.
        sized: dict[str, Any] = {
            "pool_size": POOL,
            "max_overflow": OVERFLOW,
            "pool_timeout": self._request_seconds / 2,
            "hide_parameters": True,
        }
        if not self.is_sqlite:
            patience = {name: value for name, value in SILENCE.items() if name not in self.url.query}
            engine = create_engine(self.url, **sized, connect_args=patience, pool_pre_ping=True)
            event.listen(engine, "connect", self._open_postgres)
            return engine
        engine = create_engine(self.url, **sized, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", _open_sqlite)
        event.listen(engine, "begin", _begin_reading if read_only else _begin_writing)
        return engine

    def _open_postgres(self, connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
        """Nobody waits for a lock longer than for a writer on SQLite, nor for anything much longer than a request."""
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {BUSY_MS}")
        cursor.execute(f"SET statement_timeout = {round(1000 * (self._request_seconds + BEYOND))}")
        cursor.close()
        connection.commit()


def driven(url: URL) -> URL:
    """PostgreSQL by psycopg 3, whatever the SQLAlchemy version takes by default."""
    return url.set(drivername="postgresql+psycopg") if url.drivername in ("postgresql", "postgres") else url


def _open_sqlite(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    """Readers never wait for the writer; foreign keys hold; transactions are begun by us (see below)."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={BUSY_MS}"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(connection: Connection) -> None:
    """At once as a writer: who becomes one later may find that somebody else has written, and fail."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
