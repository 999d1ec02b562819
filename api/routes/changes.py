"""What was changed: a feed for other systems, and the audit trail for people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from api.access.auth import Reader, WorkshopId, permit
from api.access.roles import May
from api.bodies.changes import AuditEntry, AuditPage, ChangeEntry, ChangePage
from api.http.pages import Limit
from api.http.problems import Code, answers
from api.http.transactions import OneTransaction, Reading
from api.store import changes, workshops
from api.store.changes import Kind
from api.store.tables import Change, Workshop
from scheduler.errors import Fault, InvalidDocument

router = APIRouter(prefix="/workshops/{workshop}", route_class=OneTransaction, tags=["changes"])

Since = Annotated[int, Query(ge=0, le=2**31 - 1, description="Only changes after this number.", examples=[0])]


@router.get("/changes", responses=answers(Code.NOT_FOUND))
def read_changes(workshop: WorkshopId, session: Reading, _: Reader, since: Since = 0, limit: Limit = 100) -> ChangePage:
    """What was changed since: read the things themselves where they matter."""
    _ensure_read(workshops.get(session, workshop), since)
    rows = changes.since(session, workshop, since, limit)
    return ChangePage(changes=tuple(ChangeEntry(**_facts(row)) for row in rows), next=_next(rows, since))


@router.get("/audit", responses=answers(Code.NOT_FOUND, Code.FORBIDDEN))
def read_audit(
    workshop: WorkshopId,
    session: Reading,
    reader: Reader,
    kind: Annotated[Kind | None, Query(description="Only of this kind, with `subject`.", examples=["order"])] = None,
    subject: Annotated[str | None, Query(max_length=120, description="Only of this one.", examples=["4711"])] = None,
    since: Since = 0,
    limit: Limit = 100,
) -> AuditPage:
    """Who changed what, when, from what to what; for controllers and admins."""
    permit(reader, May.AUDIT)
    _ensure_read(workshops.get(session, workshop), since)
    rows = changes.since(session, workshop, since, limit, kind, subject)
    entries = (AuditEntry(**_facts(r), before=_json(r.before), after=_json(r.after)) for r in rows)
    return AuditPage(changes=tuple(entries), next=_next(rows, since))


def _ensure_read(workshop: Workshop, since: int) -> None:
    """Who goes on from a number that is still to come would never see what gets it."""
    if since > workshop.last_change:
        message = f"{since} is after the last change, {workshop.last_change}."
        raise InvalidDocument([Fault("query since", message, "Go on from `next` of what was read of this workshop.")])


def _facts(row: Change) -> dict[str, object]:
    return {name: getattr(row, name) for name in ("sequence", "at", "by", "by_id", "kind", "subject", "action")}


def _json(text: str | None) -> object:
    return None if text is None else json.loads(text)


def _next(rows: Sequence[Change], since: int) -> int:
    return rows[-1].sequence if rows else since
