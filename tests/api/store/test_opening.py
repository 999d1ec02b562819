"""The database that the environment names: what cannot be opened is one line that says why, never a password."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from typer.testing import CliRunner

from api.cli import app
from api.settings import Settings
from api.store.database import Database
from api.store.migrate import is_current
from api.store.opening import opened
from tests import postgres
from tests.api.databases import fresh, postgres_server, sqlite_template

__all__ = ["postgres_server", "sqlite_template"]

SERVE = [sys.executable, "-c", "from api.cli import main; main()", "serve"]
ROOT = Path(__file__).resolve().parents[3]
COMMANDS = (["db", "upgrade"], ["keys", "list"])
BAD = {
    "": "is no URL of a database.",
    "workshop.db": "is no URL of a database.",
    "postgresql://u:secret@127.0.0.1:secret/n": "is no URL of a database.",
    "postgresql://u:sec@ret@127.0.0.1/n": "has more than one @.",
    "mysql://u:secret@127.0.0.1/n": "mysql is none of the databases that are known.",
    "postgresql+asyncpg://u:secret@127.0.0.1/n": "postgresql+asyncpg is none of the databases that are known.",
    "oracle+nothing://u:secret@h": "oracle+nothing is none of the databases that are known.",
    "sqlite://": "names no file",
    "sqlite:///:memory:": "names no file",
    "sqlite://host/workshop.db": "or more than a file.",
    "sqlite:///workshop.db?timeout=secret": "or more than a file.",
    "sqlite:///{folder}/nowhere/workshop.db": "unable to open database file.",
    "sqlite:///{folder}": "unable to open database file.",
    "sqlite:////proc/workshop.db": "unable to open database file.",
    "sqlite:///{folder}/letter.txt": "file is not a database.",
    "postgresql://u:secret@127.0.0.1:9/n": "Connection refused.",
    "postgresql://u:secret@127.0.0.1:9/n?password=secret": "Connection refused.",
    "postgresql://u@127.0.0.1:9/n?depth=7": 'invalid connection option "depth".',
    "postgresql://u:secret@nowhere.invalid/n": "failed to resolve host 'nowhere.invalid'",
}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("url", BAD)
def test_a_database_that_cannot_be_used_is_one_line_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, url: str, command: list[str]
) -> None:
    (tmp_path / "letter.txt").write_text("Dear workshop, " * 50)
    monkeypatch.setenv("WORKSHOP_DATABASE_URL", url.format(folder=tmp_path))
    result = CliRunner().invoke(app, command)
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: WORKSHOP_DATABASE_URL: ")
    assert BAD[url] in line
    assert line.partition(BAD[url])[2], "a way out"
    assert "secret" not in line
    assert "ret@" not in line


def test_a_server_says_itself_what_it_does_not_like(postgres_server: postgres.Server) -> None:
    good = postgres_server.url()
    require_password(good, "locked")
    for url, why in (
        (good.replace("workshop@", "locked:secret@"), 'password authentication failed for user "locked"'),
        (good.replace("workshop@", "stranger:secret@"), 'role "stranger" does not exist'),
        (good.replace("/postgres", "/nothing"), 'database "nothing" does not exist'),
    ):
        with pytest.raises(Exception, match=why) as caught:
            opened(Settings(database_url=SecretStr(url)))
        assert "secret" not in str(caught.value)


def require_password(url: str, user: str) -> None:
    """From a new user; the tests' own needs none."""
    database = Database(url)
    with database.writing() as session:
        session.execute(text(f"create role {user} login password 'another'"))
        rules = Path(session.scalar(text("show hba_file")) or "")
        rules.write_text(f"host all {user} 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")
        session.execute(text("select pg_reload_conf()"))
    database.close()


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_tables_of_a_newer_version_are_left_alone(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str
) -> None:
    url = f"sqlite:///{tmp_path}/workshop.db"
    if kind == "postgresql":
        url = fresh(request.getfixturevalue("postgres_server"))
    database = opened(Settings(database_url=SecretStr(url)))
    assert is_current(database)
    with database.writing() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    database.close()
    monkeypatch.setenv("WORKSHOP_DATABASE_URL", url)
    result = CliRunner().invoke(app, ["db", "upgrade"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "has tables of another version." in result.stderr


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        (
            {"WORKSHOP_DATABASE_URL": "sqlite:////nowhere/workshop.db"},
            "error: WORKSHOP_DATABASE_URL: sqlite:////nowhere/workshop.db cannot be used: unable to open database",
        ),
        (
            {"WORKSHOP_OIDC_ISSUER": "https://login.example.com"},
            "error: WORKSHOP_OIDC_KEYS: WORKSHOP_OIDC_ISSUER is set, and WORKSHOP_OIDC_KEYS is not.",
        ),
        (
            {"WORKSHOP_OIDC_KEYS": "https://login.example.com/keys"},
            "error: WORKSHOP_OIDC_KEYS: WORKSHOP_OIDC_KEYS is set, and WORKSHOP_OIDC_ISSUER is not.",
        ),
    ],
    ids=["database", "issuer without keys", "keys without issuer"],
)
def test_the_service_does_not_start_with_what_cannot_be_meant(
    tmp_path: Path, variables: dict[str, str], line: str
) -> None:
    environment = os.environ | {"WORKSHOP_PORT": "0", "PYTHONPATH": str(ROOT)} | variables
    done = subprocess.run(SERVE, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    (told,) = done.stderr.splitlines()
    assert told.startswith(line)
