"""Workshops: created by who administers the service, read and replaced by their own admins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Body, Response
from pydantic import BeforeValidator
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from api.access.acting import Acting
from api.access.auth import Admin, Asking, Reader, WorkshopId, permit
from api.access.roles import May
from api.bodies.workshops import WorkshopEntry, WorkshopPage
from api.http.etags import SAME, TAGGED, IfMatch, IfNoneMatch, ensure, kept
from api.http.headers import ETAG, LOCATION
from api.http.pages import Cursor, Limit, cursor, place, text
from api.http.problems import Code, Refused, answers
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Reading, Writing
from api.planning.current import with_orders
from api.planning.drafting import Edit, follow
from api.service import Serving
from api.store import orders, workshops
from api.store.changes import Actor
from api.store.tables import Workshop as Row
from scheduler.documents.day import Day
from scheduler.documents.workshop import Workshop
from scheduler.errors import Fault, InvalidDocument
from scheduler.plannable import of_workshop, plannable
from scheduler.rolling import day_of

router = APIRouter(route_class=OneTransaction, tags=["workshops"])

WorkshopBody = Annotated[Workshop, BeforeValidator(strictly(Workshop)), Body(description="The whole workshop.")]


@router.post(
    "/workshops",
    status_code=201,
    response_model=Workshop,
    dependencies=[Once],
    responses=answers(Code.EXISTS, Code.INVALID, Code.FORBIDDEN, _201={"headers": ETAG | LOCATION}),
)
def create_workshop(document: WorkshopBody, session: Writing, asking: Asking, acting: Acting) -> Response:
    """Create a workshop; only with a key of the whole service."""
    permit(asking, May.SETUP)
    if asking.workshop is not None:
        raise Refused(Code.FORBIDDEN, f"This key belongs to {asking.workshop}; one of the whole service creates them.")
    if workshops.find(session, document.id) is not None:
        raise _exists(document.id)
    _ensure_addressable(document.id)
    _refused(day_of(document, (), acting.at))
    row = _created(session, document, acting)
    answer = kept(row.document, row.revision, status=201)
    answer.headers["Location"] = f"/v1/workshops/{quote(row.id)}"
    return answer


@router.get("/workshops", responses=answers(Code.BAD_REQUEST))
def list_workshops(session: Reading, asking: Asking, after: Cursor = None, limit: Limit = 100) -> WorkshopPage:
    """The workshops that this key sees."""
    (last,) = place(after, text) or ("",)
    rows = workshops.listed(session, asking.workshop, last, limit)
    entries = tuple(WorkshopEntry(id=r.id, name=workshops.document_of(r).name, is_sandbox=r.is_sandbox) for r in rows)
    return WorkshopPage(workshops=entries, next=cursor(rows[-1].id) if len(rows) == limit else None)


@router.get("/workshops/{workshop}", response_model=Workshop, responses=answers(Code.NOT_FOUND, _200=TAGGED, _304=SAME))
def read_workshop(workshop: WorkshopId, session: Reading, _: Reader, if_none_match: IfNoneMatch = None) -> Response:
    """The workshop as it was written."""
    row = workshops.get(session, workshop)
    return kept(row.document, row.revision, if_none_match)


@router.put(
    "/workshops/{workshop}",
    response_model=Workshop,
    responses=answers(Code.NOT_FOUND, Code.FORBIDDEN, Code.STALE, Code.INVALID, _200=TAGGED),
)
def replace_workshop(
    workshop: WorkshopId,
    document: WorkshopBody,
    session: Writing,
    _: Admin,
    acting: Acting,
    serving: Serving,
    if_match: IfMatch = None,
) -> Response:
    """Replace the workshop: staff, bays, calendars, absences, closures, catalogue. Open orders must still fit it.

    The draft stays, and tells what it breaks now (`violations`): solve it again, or move what is wrong.
    """
    if document.id != workshop:
        fault = Fault("id", f"{document.id} is not {workshop}.", "A workshop keeps its id; create another one.")
        raise InvalidDocument([fault])
    row = workshops.locked(session, workshop)
    ensure(if_match, row.revision)
    _ensure_fits(session, row, document, acting)
    workshops.replace(session, row, document, acting)
    follow(Edit(session, row, acting, serving.settings.plans_kept))
    return kept(row.document, row.revision)


def _ensure_addressable(workshop: str) -> None:
    if "/" in workshop:
        fault = Fault("id", f"{workshop} has a slash, and the id is a part of addresses.", "Write a dash for it.")
        raise InvalidDocument([fault])


def _created(session: Session, document: Workshop, actor: Actor) -> Row:
    """The new workshop, unless somebody else creates it at this moment."""
    try:
        return workshops.create(session, document, actor)
    except IntegrityError:
        raise _exists(document.id) from None


def _exists(workshop: str) -> Refused:
    return Refused(Code.EXISTS, f"There is a workshop {workshop} already.")


def _ensure_fits(session: Session, row: Row, document: Workshop, actor: Actor) -> None:
    """No open order that could be planned before cannot be planned any more."""
    known = tuple(orders.open_ones(session, row.id).values())
    days = (day_of(w, known, actor.at) for w in (workshops.document_of(row), document))
    before, after = (_refused(with_orders(day, known, actor.at)) for day in days)
    new = ((order, fault) for order, faults in after.items() if order not in before for fault in faults)
    if found := [replace(fault, path=f"order {order}: {fault.path}") for order, fault in new]:
        raise InvalidDocument(found)


def _refused(day: Day) -> Mapping[str, Sequence[Fault]]:
    """What is wrong with the orders of a day; what is wrong with its workshop is raised, as it was sent."""
    try:
        return plannable(day)[2]
    except InvalidDocument as error:
        raise of_workshop(error) from None
