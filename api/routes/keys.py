"""API keys of a workshop: made and revoked by its admins."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Path
from pydantic import BeforeValidator

from api.access.acting import Acting
from api.access.auth import Admin, WorkshopId
from api.bodies.keys import KeyEntry, KeyPage, KeyRequest, NewKey
from api.http.pages import Cursor, Limit, cursor, moment, place, text
from api.http.problems import Code, answers, missing
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Reading, Working, Writing
from api.store import keys, workshops
from api.store.changes import record
from api.store.tables import Key
from scheduler.errors import Fault, InvalidDocument

router = APIRouter(prefix="/workshops/{workshop}/keys", route_class=OneTransaction, tags=["keys"])

KeyBody = Annotated[KeyRequest, BeforeValidator(strictly(KeyRequest)), Body(description="The key that is wanted.")]
KeyId = Annotated[str, Path(min_length=1, max_length=20, description="Key's id.", examples=["4f1d2ab09c77"])]


@router.post("", status_code=201, dependencies=[Once], responses=answers(Code.NOT_FOUND, Code.FORBIDDEN))
def create_key(
    workshop: WorkshopId, wanted: KeyBody, session: Writing, work: Working, _: Admin, acting: Acting
) -> NewKey:
    """Make a key. It is shown only this once: an Idempotency-Key makes no second one, and does not bring it back."""
    if wanted.expires_at is not None and wanted.expires_at <= acting.at:
        fault = Fault("expires_at", f"{wanted.expires_at.isoformat()} is over.", "Write a later time, or leave it out.")
        raise InvalidDocument([fault])
    owner = workshops.locked(session, workshop)
    row, key = keys.create(session, wanted.role, wanted.name, workshop, acting.at, wanted.expires_at)
    record(session, owner, acting, "key", row.id, "created", None, _entry(row).model_dump_json())
    work.hidden = key
    return NewKey(**_entry(row).model_dump(), key=key)


@router.get("", responses=answers(Code.NOT_FOUND, Code.FORBIDDEN, Code.BAD_REQUEST))
def list_keys(workshop: WorkshopId, session: Reading, _: Admin, after: Cursor = None, limit: Limit = 100) -> KeyPage:
    """The keys of the workshop, without what opens; also those that open no more."""
    workshops.get(session, workshop)
    rows = keys.listed(session, workshop, place(after, moment, text), limit)
    end = cursor(rows[-1].created_at.isoformat(), rows[-1].id) if len(rows) == limit else None
    return KeyPage(keys=tuple(map(_entry, rows)), next=end)


@router.delete("/{key}", responses=answers(Code.NOT_FOUND, Code.FORBIDDEN))
def revoke_key(workshop: WorkshopId, key: KeyId, session: Writing, _: Admin, acting: Acting) -> KeyEntry:
    """The key opens nothing from now on."""
    owner = workshops.locked(session, workshop)
    row = keys.of(session, workshop, key)
    if row is None:
        raise missing("key", key)
    if row.revoked_at is None:
        keys.revoke(session, key, acting.at)
        record(session, owner, acting, "key", key, "revoked")
    return _entry(row)


def _entry(row: Key) -> KeyEntry:
    return KeyEntry.model_validate(
        {
            "id": row.id,
            "name": row.name,
            "role": row.role,
            "created_at": row.created_at,
            "expires_at": row.expires_at,
            "revoked_at": row.revoked_at,
        }
    )
