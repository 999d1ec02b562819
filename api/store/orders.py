"""Work orders, searched by what people know of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from sqlalchemy import Select, or_, select, tuple_
from sqlalchemy.orm import Session

from api.store.changes import Action, Actor, record
from api.store.tables import WorkOrder as Row
from api.store.tables import Workshop
from scheduler.documents.orders import WorkOrder
from scheduler.translate.problem import GONE

MOST = 200
"""Characters of a column that is searched; upper and folded case may be longer than what was written."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which orders; what is None does not matter. ``since``/``until``: arrival in ``[since, until)``."""

    since: datetime | None = None
    until: datetime | None = None
    status: str | None = None
    plate: str | None = None
    customer: str | None = None
    text: str | None = None


def find(session: Session, workshop: str, order: str) -> Row | None:
    """By its id."""
    return session.get(Row, (workshop, order))


def by_external(session: Session, workshop: str, external: str) -> Row | None:
    """By its identifier in the dealer's own system."""
    return session.scalars(select(Row).where(Row.workshop_id == workshop, Row.external_id == external)).one_or_none()


def put(session: Session, workshop: Workshop, order: WorkOrder, actor: Actor, action: Action | None = None) -> Row:
    """Create or replace it; the workshop's row is locked by the caller."""
    row, text = find(session, workshop.id, order.id), text_of(order)
    before = row.document if row else None
    if row is None:
        row = Row(workshop_id=workshop.id, id=order.id, created_at=actor.at)
        session.add(row)
    row.revision = record(
        session, workshop, actor, "order", order.id, action or ("changed" if before else "created"), before, text
    )
    row.document, row.changed_at = text, actor.at
    row.external_id, row.status, row.arrival = order.external_id, order.status, order.arrival
    row.plate_key = plate_key(order.vehicle.plate)
    row.customer = order.customer.name.casefold()[:MOST] if order.customer else None
    row.search_text = _search_text(order)
    session.flush()
    return row


def open_ones(session: Session, workshop: str) -> Mapping[str, WorkOrder]:
    """All that may still have to be planned, by id, as they came."""
    query = select(Row).where(Row.workshop_id == workshop, Row.status.not_in(GONE)).order_by(Row.arrival, Row.id)
    return {row.id: document_of(row) for row in session.scalars(query)}


def listed(
    session: Session, workshop: str, which: Filter, after: tuple[datetime, str] | None, limit: int
) -> Sequence[Row]:
    """Those that fit, by arrival, after the last one of the page before."""
    query = _where(select(Row).where(Row.workshop_id == workshop), which)
    if after is not None:
        query = query.where(tuple_(Row.arrival, Row.id) > after)
    return session.scalars(query.order_by(Row.arrival, Row.id).limit(limit)).all()


def document_of(row: Row) -> WorkOrder:
    """What was written."""
    return WorkOrder.model_validate_json(row.document)


def text_of(order: WorkOrder) -> str:
    """As it is kept."""
    return order.model_dump_json(exclude_defaults=True)


def plate_key(plate: str) -> str:
    """Plates are written with blanks, dots and dashes as everybody likes, and full-width on a Chinese keyboard."""
    return "".join(filter(str.isalnum, normalize("NFKC", plate))).upper()[:MOST]


def _where(query: Select[Row], which: Filter) -> Select[Row]:
    if which.since is not None:
        query = query.where(Row.arrival >= which.since)
    if which.until is not None:
        query = query.where(Row.arrival < which.until)
    if which.status is not None:
        query = query.where(Row.status == which.status)
    if which.plate is not None:
        query = query.where(Row.plate_key == plate_key(which.plate))
    if which.customer is not None:
        query = query.where(Row.customer.contains(which.customer.casefold(), autoescape=True))
    if which.text is not None:
        in_plate = Row.plate_key.contains(plate_key(which.text) or which.text, autoescape=True)
        query = query.where(or_(Row.search_text.contains(which.text.casefold(), autoescape=True), in_plate))
    return query


def _search_text(order: WorkOrder) -> str:
    customer, vehicle = order.customer, order.vehicle
    known = (
        order.id,
        order.external_id,
        vehicle.plate,
        vehicle.vin,
        vehicle.model,
        customer.name if customer else None,
        customer.phone if customer else None,
        order.complaint,
    )
    return "\n".join(filter(None, known)).casefold()
