"""Opens the database that the environment names, and brings it to the newest tables."""

from __future__ import annotations

from alembic.util import CommandError
from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError

from api.settings import Settings
from api.store.database import Database, driven
from api.store.migrate import upgrade
from scheduler.errors import Fault, InvalidDocument

VARIABLE = "WORKSHOP_DATABASE_URL"
DRIVERS = ("sqlite", "sqlite+pysqlite", "postgresql+psycopg")
FORMS = "Write sqlite:///workshop.db (a file) or postgresql://user:password@host/name."
PASSWORD = "In a name or password write %40 for @, %3A for :, %2F for /."
FILE = "Name a file in a folder that is there and that may be written to; sqlite://// begins an absolute path."
SERVER = "Is the server running, and are host, name, user and password right?"


def opened(settings: Settings) -> Database:
    """With the newest tables; whoever opens it closes it.

    Raises
    ------
    InvalidDocument
        The URL is none, nobody answers there, or what is there cannot be used. The password is never told.
    """
    given = settings.database_url.get_secret_value()
    _ensure_usable(given)
    database = Database(given, settings.request_seconds)
    try:
        upgrade(database)
    except DBAPIError as error:
        database.close()
        way_out = FILE if database.is_sqlite else SERVER
        raise _fault(f"{place(database.url)} cannot be used: {_first_line(error)}.", way_out) from None
    except CommandError:
        database.close()
        message = f"{place(database.url)} has tables of another version."
        raise _fault(message, "Use the version of this program that made them, or a newer one.") from None
    return database


def place(url: URL) -> str:
    """Where a database is, without what may hold a password."""
    return url.set(query={}).render_as_string()


def _ensure_usable(given: str) -> None:
    try:
        url = driven(make_url(given))
    except (ArgumentError, ValueError):  # ValueError: the port; its text may be a part of the password
        raise _fault("is no URL of a database.", f"{FORMS} {PASSWORD}") from None
    if url.drivername not in DRIVERS:
        raise _fault(f"{url.drivername} is none of the databases that are known.", FORMS)
    if url.get_backend_name() == "postgresql":
        if given.count("@") > 1:
            raise _fault("has more than one @.", PASSWORD)
    elif url.database in (None, "", ":memory:") or url.host or url.query:
        raise _fault("names no file, or more than a file.", FILE)


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0].rstrip(".")


def _fault(message: str, way_out: str) -> InvalidDocument:
    return InvalidDocument([Fault(VARIABLE, message, way_out)])
