"""API keys: only who has one gets in, and only as long as it holds."""

from __future__ import annotations

from datetime import timedelta

from api.store import keys
from api.store.database import Database
from api.store.tables import Key
from tests.api.databases import database, postgres_server, sqlite_template
from tests.api.serving import START

__all__ = ["database", "postgres_server", "sqlite_template"]


def test_only_the_hash_of_a_key_is_kept(database: Database) -> None:
    with database.writing() as session:
        row, key = keys.create(session, "desk", "front desk", None, START)
    prefix, name, secret = key.split("_", 2)
    assert (prefix, name) == (keys.PREFIX, row.id)
    assert len(secret) == 43  # 32 bytes, 6 bits a letter, rounded up
    with database.reading() as session:
        kept = session.get(Key, row.id)
        assert kept is not None
        assert secret not in str([getattr(kept, column.name) for column in Key.__table__.columns])


def test_a_key_opens_until_it_expires_or_is_revoked(database: Database) -> None:
    with database.writing() as session:
        _, lasting = keys.create(session, "desk", "a", None, START)
        _, ending = keys.create(session, "desk", "b", None, START, START + timedelta(days=1))
        revoked_row, revoked = keys.create(session, "desk", "c", None, START)
        keys.revoke(session, revoked_row.id, START)
    with database.reading() as session:
        for later, opens in ((timedelta(), [True, True, False]), (timedelta(days=1), [True, False, False])):
            found = [keys.find(session, key, START + later) for key in (lasting, ending, revoked)]
            assert [row is not None for row in found] == opens


def test_half_a_key_and_another_secret_open_nothing(database: Database) -> None:
    with database.writing() as session:
        row, key = keys.create(session, "desk", "a", None, START)
        for wrong in (key[:-1], key + "a", f"wsk_{row.id}_", f"wsk_{row.id}", "wsk_", "", key.replace("wsk", "wsx")):
            assert keys.find(session, wrong, START) is None
