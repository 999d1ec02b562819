"""A nightly load: what is there by its external id is changed, what is new taken in, what is wrong refused alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy.orm import Session

from api.bodies.orders import BatchEntry, BatchResult, UnreadBatch
from api.http.problems import FaultBody
from api.http.strict import loosely, strictly
from api.intake.booking import refused, with_history
from api.store import orders
from api.store.changes import Actor
from api.store.tables import WorkOrder as Row
from api.store.tables import Workshop
from scheduler.documents.fields import Id, Name
from scheduler.documents.orders import WorkOrder
from scheduler.errors import Fault, InvalidDocument

Faults = Sequence[Fault]

_ID: TypeAdapter[str] = TypeAdapter(Id)
_NAME: TypeAdapter[str] = TypeAdapter(Name)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An order that is none: what can be read of its names, and why it is none."""

    id: str | None
    external_id: str | None
    faults: Faults


@dataclass(frozen=True, slots=True)
class Load:
    """What stands in a load, in its order."""

    orders: tuple[WorkOrder | Unreadable, ...]


def read_load(data: object) -> Load:
    """Read a load, each of its orders alone; what was read before, or could not be, stays as it is.

    Raises
    ------
    InvalidDocument
        The load as such is wrong.
    """
    if isinstance(data, InvalidDocument):
        raise data
    return data if isinstance(data, Load) else Load(tuple(map(_read, loosely(UnreadBatch, data).orders)))


def _read(data: object) -> WorkOrder | Unreadable:
    try:
        return strictly(WorkOrder)(data)
    except InvalidDocument as error:
        names: Mapping[str, Any] = data if isinstance(data, dict) else {}
        own, other = _fit(_ID, names.get("id")), _fit(_NAME, names.get("external_id"))
        return Unreadable(own, other, error.faults)


def _fit(kind: TypeAdapter[str], name: object) -> str | None:
    try:
        return kind.validate_python(name, strict=True)
    except ValidationError:
        return None


def load(session: Session, workshop: Workshop, batch: Load, actor: Actor) -> BatchResult:
    """What became of every order; the workshop's row is locked by the caller."""
    read = [order for order in batch.orders if isinstance(order, WorkOrder)]
    entries = iter(_loaded(session, workshop, read, actor))
    every = (next(entries) if isinstance(order, WorkOrder) else _entry(order, order.faults) for order in batch.orders)
    return BatchResult(orders=tuple(every))


def _loaded(session: Session, workshop: Workshop, batch: Sequence[WorkOrder], actor: Actor) -> list[BatchEntry]:
    rows = [_row(session, workshop.id, order) for order in batch]
    named, wrong = _named(batch, rows)
    unfit = refused(session, workshop, list(named.values()), actor)
    entries = []
    for number, (order, row) in enumerate(zip(batch, rows, strict=True)):
        new = named.get(number)
        faults = unfit.get(new.id, ()) if new else wrong[number]
        entries.append(_entry(order, faults) if new is None or faults else _put(session, workshop, new, row, actor))
    return entries


def _row(session: Session, workshop: str, order: WorkOrder) -> Row | None:
    by_external = orders.by_external(session, workshop, order.external_id) if order.external_id else None
    return by_external or orders.find(session, workshop, order.id)


def _named(batch: Sequence[WorkOrder], rows: Sequence[Row | None]) -> tuple[dict[int, WorkOrder], dict[int, Faults]]:
    """By position, the orders under the ids that they have here, and what is wrong with others."""
    named: dict[int, WorkOrder] = {}
    wrong: dict[int, Faults] = {}
    seen: dict[tuple[str, str], str] = {}
    for number, (order, row) in enumerate(zip(batch, rows, strict=True)):
        own = order.model_copy(update={"id": row.id}) if row else order
        try:
            _ensure_once(order, own.id, seen)
            named[number] = with_history(own, row)
        except InvalidDocument as error:
            wrong[number] = error.faults
    return named, wrong


def _ensure_once(order: WorkOrder, here: str, seen: dict[tuple[str, str], str]) -> None:
    """``here``: the id that it has here. ``seen``: by field and name here, the ids under which others were sent."""
    external = [("external_id", order.external_id)] if order.external_id else []
    names = [*external, ("id", here)]
    taken = next((name for name in names if name in seen), None)
    if taken is not None:
        path, name = taken if order.id == here else external[0]
        message = f"{name} is that of {seen[taken]} in this load already."
        raise InvalidDocument([Fault(path, message, "Send every order once, under names of its own.")])
    seen.update(dict.fromkeys(names, order.id))


def _put(session: Session, workshop: Workshop, new: WorkOrder, row: Row | None, actor: Actor) -> BatchEntry:
    if row is not None and row.document == orders.text_of(new):
        return BatchEntry(id=new.id, external_id=new.external_id, result="unchanged")
    orders.put(session, workshop, new, actor)
    return BatchEntry(id=new.id, external_id=new.external_id, result="changed" if row else "created")


def _entry(order: WorkOrder | Unreadable, faults: Faults) -> BatchEntry:
    listed = tuple(FaultBody(path=f.path, message=f.message, way_out=f.way_out) for f in faults)
    return BatchEntry(id=order.id, external_id=order.external_id, result="refused", faults=listed)
