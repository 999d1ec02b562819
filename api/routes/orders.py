"""Work orders: taken in, changed, cancelled, found by day, status, plate, customer or a few letters."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Body, Path, Query, Response
from pydantic import BeforeValidator, PlainValidator, StringConstraints
from sqlalchemy.orm import Session

from api.access.acting import Acting
from api.access.auth import Booker, Reader, WorkshopId
from api.bodies.orders import BatchResult, OrderBatch, OrderPage
from api.http.etags import SAME, TAGGED, IfMatch, IfNoneMatch, ensure, kept
from api.http.headers import ETAG, LOCATION
from api.http.pages import Cursor, Limit, cursor, moment, place, text
from api.http.problems import Code, Refused, answers
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Reading, Writing
from api.intake.booking import ensure_plannable, found, with_history
from api.intake.loading import load, read_load
from api.intake.reporting import report
from api.planning.drafting import Edit, follow
from api.service import Serving
from api.store import orders, workshops
from api.store.orders import Filter
from api.store.tables import WorkOrder as Row
from scheduler.documents.events import Event
from scheduler.documents.fields import LocalDate
from scheduler.documents.orders import OrderStatus, WorkOrder
from scheduler.errors import Fault, InvalidDocument

router = APIRouter(prefix="/workshops/{workshop}/orders", route_class=OneTransaction, tags=["orders"])

OrderId = Annotated[str, Path(min_length=1, max_length=120, description="Work order.", examples=["4711"])]
Letters = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00]*$")] | None
OrderBody = Annotated[WorkOrder, BeforeValidator(strictly(WorkOrder)), Body(description="The whole order.")]
BatchBody = Annotated[Any, PlainValidator(read_load, json_schema_input_type=OrderBatch), Body(description="Orders.")]
"""Read as a `Load`, which the description knows nothing of."""


@router.post(
    "",
    status_code=201,
    response_model=WorkOrder,
    dependencies=[Once],
    responses=answers(Code.NOT_FOUND, Code.EXISTS, Code.INVALID, Code.FORBIDDEN, _201={"headers": ETAG | LOCATION}),
)
def create_order(
    workshop: WorkshopId, order: OrderBody, session: Writing, _: Booker, acting: Acting, serving: Serving
) -> Response:
    """Take an order in. It waits for its place in the plan: in the draft it is left out until then."""
    row = workshops.locked(session, workshop)
    if orders.find(session, workshop, order.id) is not None:
        raise Refused(Code.EXISTS, f"There is an order {order.id} already.")
    _ensure_new_external(session, workshop, order)
    ensure_plannable(session, row, order, acting)
    new = orders.put(session, row, order, acting)
    follow(Edit(session, row, acting, serving.settings.plans_kept))
    answer = _whole(new, status=201)
    answer.headers["Location"] = f"/v1/workshops/{quote(workshop)}/orders/{quote(order.id)}"
    return answer


@router.post("/load", dependencies=[Once], responses=answers(Code.NOT_FOUND, Code.INVALID, Code.FORBIDDEN))
def load_orders(
    workshop: WorkshopId, batch: BatchBody, session: Writing, _: Booker, acting: Acting, serving: Serving
) -> BatchResult:
    """Take in a nightly load: what is there by its external_id is changed, what cannot be used is refused alone."""
    row = workshops.locked(session, workshop)
    result = load(session, row, batch, acting)
    follow(Edit(session, row, acting, serving.settings.plans_kept))
    return result


@router.get("", responses=answers(Code.NOT_FOUND, Code.BAD_REQUEST))
def list_orders(
    workshop: WorkshopId,
    session: Reading,
    _: Reader,
    day: Annotated[LocalDate | None, Query(description="Local date of arrival.", examples=["2026-11-24"])] = None,
    status: Annotated[OrderStatus | None, Query(description="Status.", examples=["arrived"])] = None,
    plate: Annotated[Letters, Query(description="Plate, however written.", examples=["粤B 12345"])] = None,
    customer: Annotated[Letters, Query(description="Part of the name.", examples=["陈"])] = None,
    search: Annotated[Letters, Query(description="Part of anything known.", examples=["4711"])] = None,
    after: Cursor = None,
    limit: Limit = 100,
) -> OrderPage:
    """Orders by arrival."""
    row = workshops.get(session, workshop)
    since, until = _span(workshops.document_of(row).zone, day) if day else (None, None)
    last = place(after, moment, text)
    rows = orders.listed(session, workshop, Filter(since, until, status, plate, customer, search), last, limit)
    end = cursor(rows[-1].arrival.isoformat(), rows[-1].id) if len(rows) == limit else None
    return OrderPage(orders=tuple(map(orders.document_of, rows)), next=end)


@router.get("/{order:path}", response_model=WorkOrder, responses=answers(Code.NOT_FOUND, _200=TAGGED, _304=SAME))
def read_order(
    workshop: WorkshopId, order: OrderId, session: Reading, _: Reader, if_none_match: IfNoneMatch = None
) -> Response:
    """The order, with what has happened to it."""
    row = found(session, workshop, order)
    return _whole(row, if_none_match)


@router.put(
    "/{order:path}",
    response_model=WorkOrder,
    responses=answers(Code.NOT_FOUND, Code.EXISTS, Code.STALE, Code.INVALID, Code.FORBIDDEN, _200=TAGGED),
)
def replace_order(
    workshop: WorkshopId,
    order: OrderId,
    document: OrderBody,
    session: Writing,
    _: Booker,
    acting: Acting,
    serving: Serving,
    if_match: IfMatch = None,
) -> Response:
    """Change an order. What has happened to it stays: events tell that."""
    if document.id != order:
        fault = Fault("id", f"{document.id} is not {order}.", "An order keeps its id.")
        raise InvalidDocument([fault])
    row, old = workshops.locked(session, workshop), found(session, workshop, order)
    ensure(if_match, old.revision)
    if document.external_id != old.external_id:
        _ensure_new_external(session, workshop, document)
    new = with_history(document, old)
    ensure_plannable(session, row, new, acting)
    changed = orders.put(session, row, new, acting)
    follow(Edit(session, row, acting, serving.settings.plans_kept))
    return _whole(changed)


@router.delete(
    "/{order:path}",
    response_model=WorkOrder,
    responses=answers(Code.NOT_FOUND, Code.ILLEGAL_EVENT, Code.STALE, Code.FORBIDDEN, _200=TAGGED),
)
def cancel_order(
    workshop: WorkshopId,
    order: OrderId,
    session: Writing,
    _: Booker,
    acting: Acting,
    serving: Serving,
    if_match: IfMatch = None,
) -> Response:
    """Cancel an order: it is kept, and taken off the plan. The same as the event `cancelled`."""
    row = workshops.locked(session, workshop)
    ensure(if_match, found(session, workshop, order).revision)
    event = Event(kind="cancelled", order=order, at=acting.at)
    report(Edit(session, row, acting, serving.settings.plans_kept), event)
    changed = found(session, workshop, order)
    return _whole(changed)


def _whole(row: Row, if_none_match: str | None = None, status: int = 200) -> Response:
    """The order with all that was left out, as lists have it."""
    return kept(orders.document_of(row).model_dump_json(), row.revision, if_none_match, status)


def _span(zone: str, day: date) -> tuple[datetime, datetime]:
    """From midnight to midnight of a local date."""
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    return midnight, datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))


def _ensure_new_external(session: Session, workshop: str, order: WorkOrder) -> None:
    known = orders.by_external(session, workshop, order.external_id) if order.external_id else None
    if known is not None and known.id != order.id:
        raise Refused(Code.EXISTS, f"external_id {order.external_id} is that of order {known.id}.")
