"""A nightly load: what is there by its external id is changed, what is new taken in, what is wrong refused alone."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from api.bodies.orders import BatchEntry, BatchResult, OrderBatch
from api.http.problems import FaultBody
from api.intake.booking import refused, with_history
from api.store import orders
from api.store.changes import Actor
from api.store.tables import WorkOrder as Row
from api.store.tables import Workshop
from scheduler.documents.orders import WorkOrder
from scheduler.errors import Fault, InvalidDocument

Faults = Sequence[Fault]


def load(session: Session, workshop: Workshop, batch: OrderBatch, actor: Actor) -> BatchResult:
    """What became of every order; the workshop's row is locked by the caller."""
    rows = [_row(session, workshop.id, order) for order in batch.orders]
    named, wrong = _named(batch.orders, rows)
    unfit = refused(session, workshop, list(named.values()), actor)
    entries = []
    for number, (order, row) in enumerate(zip(batch.orders, rows, strict=True)):
        new = named.get(number)
        faults = unfit.get(new.id, ()) if new else wrong[number]
        entries.append(_entry(order, faults) if new is None or faults else _put(session, workshop, new, row, actor))
    return BatchResult(orders=tuple(entries))


def _row(session: Session, workshop: str, order: WorkOrder) -> Row | None:
    by_external = orders.by_external(session, workshop, order.external_id) if order.external_id else None
    return by_external or orders.find(session, workshop, order.id)


def _named(batch: Sequence[WorkOrder], rows: Sequence[Row | None]) -> tuple[dict[int, WorkOrder], dict[int, Faults]]:
    """By position, the orders under the ids that they have here, and what is wrong with others."""
    named: dict[int, WorkOrder] = {}
    wrong: dict[int, Faults] = {}
    seen: set[str] = set()
    for number, (order, row) in enumerate(zip(batch, rows, strict=True)):
        own = order.model_copy(update={"id": row.id}) if row else order
        try:
            named[number] = with_history(_once(own, seen), row)
        except InvalidDocument as error:
            wrong[number] = error.faults
    return named, wrong


def _once(order: WorkOrder, seen: set[str]) -> WorkOrder:
    names = {order.id, *([f"external {order.external_id}"] if order.external_id else [])}
    if names & seen:
        raise InvalidDocument([Fault("id", f"{order.id} is in this load twice.", "Send it once.")])
    seen |= names
    return order


def _put(session: Session, workshop: Workshop, new: WorkOrder, row: Row | None, actor: Actor) -> BatchEntry:
    if row is not None and row.document == orders.text_of(new):
        return BatchEntry(id=new.id, external_id=new.external_id, result="unchanged")
    orders.put(session, workshop, new, actor)
    return BatchEntry(id=new.id, external_id=new.external_id, result="changed" if row else "created")


def _entry(order: WorkOrder, faults: Faults) -> BatchEntry:
    listed = tuple(FaultBody(path=f.path, message=f.message, way_out=f.way_out) for f in faults)
    return BatchEntry(id=order.id, external_id=order.external_id, result="refused", faults=listed)
