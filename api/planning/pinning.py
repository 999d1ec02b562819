"""Pins: what of an operation's place solves may not change."""

from __future__ import annotations

from typing import Literal

from api.http.problems import Code, Refused, missing
from api.intake.booking import ensure_plannable, found
from api.planning.current import Current
from api.planning.drafting import Edit
from api.store import orders
from scheduler.chain import record_of
from scheduler.documents.orders import OperationRecord, Pin
from scheduler.plan import Placement
from scheduler.problem import Problem

Hold = Literal["resource", "time", "both"]


def pinned(edit: Edit, current: Current, operation: str, hold: Hold | None) -> OperationRecord:
    """The operation's record with a pin to where it is planned, or without one.

    Raises
    ------
    Refused
        There is no such operation, it has begun, or the plan has no place for it.
    """
    if operation not in current.problem.operations:
        raise missing("operation", operation)
    session, workshop, actor = edit.session, edit.workshop, edit.actor
    order = orders.document_of(found(session, workshop.id, current.problem.operations[operation].order))
    step = operation.removeprefix(f"{order.id}/")
    old = record_of(order, step)
    if old.status in ("started", "finished"):
        raise Refused(Code.WRONG_STATE, f"{operation} is {old.status}: what has happened stands.")
    record = old.model_copy(update={"pin": _pin(current, operation, hold) if hold else None})
    others = tuple(known for known in order.records if known.operation != step)
    kept = (*others, record) if record != OperationRecord(operation=step) else others
    changed = order.model_copy(update={"records": kept})
    ensure_plannable(session, workshop, changed, actor)
    orders.put(session, workshop, changed, actor, "pinned" if hold else "unpinned")
    return record


def _pin(current: Current, operation: str, hold: Hold) -> Pin:
    placement = current.plan.placements.get(operation)
    if placement is None:
        raise Refused(Code.WRONG_STATE, f"{operation} has no place in the plan yet. Have its order planned first.")
    resource = _resource(current.problem, placement) if hold != "time" else {}
    start = {"start": current.problem.clock.moment(placement.start)} if hold != "resource" else {}
    return Pin.model_validate({**resource, **start})


def _resource(problem: Problem, placement: Placement) -> dict[str, object]:
    """People, way and bay; in a booth the crew is the cycle's."""
    if problem.operations[placement.operation].paint is not None:
        return {"bay": placement.bay}
    return {"technicians": placement.crew or None, "bay": placement.bay, "way": placement.way}
