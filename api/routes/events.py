"""Events: what happened in the workshop, reported and read in the order of report."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Response
from pydantic import BeforeValidator

from api.access.acting import Acting
from api.access.auth import Reader, Reporter, WorkshopId
from api.bodies.events import EventPage
from api.http.pages import Limit
from api.http.problems import Code, answers
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Reading, Writing
from api.intake.reporting import report
from api.planning.drafting import Edit
from api.service import Serving
from api.store import events, workshops
from scheduler.documents.events import Event, RecordedEvent

router = APIRouter(prefix="/workshops/{workshop}/events", route_class=OneTransaction, tags=["events"])

EventBody = Annotated[Event, BeforeValidator(strictly(Event)), Body(description="What happened.")]


@router.post(
    "",
    status_code=201,
    dependencies=[Once],
    responses=answers(
        Code.NOT_FOUND,
        Code.ILLEGAL_EVENT,
        Code.INVALID,
        Code.FORBIDDEN,
        _200={"model": RecordedEvent, "description": "It was reported before."},
    ),
)
def report_event(
    workshop: WorkshopId,
    event: EventBody,
    session: Writing,
    _: Reporter,
    acting: Acting,
    serving: Serving,
    response: Response,
) -> RecordedEvent:
    """Report what happened to an order or one of its operations. Started work is fixed in every later plan."""
    edit = Edit(session, workshops.locked(session, workshop), acting, serving.settings.plans_kept)
    recorded, is_new = report(edit, event)
    response.status_code = 201 if is_new else 200
    return recorded


@router.get("", responses=answers(Code.NOT_FOUND))
def read_events(
    workshop: WorkshopId,
    session: Reading,
    _: Reader,
    since: Annotated[int, Query(ge=0, le=2**31 - 1, description="Only events after this position.", examples=[0])] = 0,
    order: Annotated[str | None, Query(max_length=120, description="Only of this order.", examples=["4711"])] = None,
    limit: Limit = 100,
) -> EventPage:
    """The log, oldest first."""
    workshops.get(session, workshop)
    rows = events.since(session, workshop, since, limit, order)
    return EventPage(events=tuple(map(events.document_of, rows)), next=rows[-1].sequence if rows else since)
