"""Hand moves: tried on the draft as it is now, judged, and kept if they break nothing, or if somebody insists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from api.bodies.plans import MoveRequest, MoveResult
from api.http.problems import Code, Refused
from api.intake.booking import ensure_plannable
from api.planning.current import Current, current_of
from api.planning.drafting import Edit, outcome_of
from api.store import orders, plans
from api.store.tables import Workshop
from api.wiring import mended
from scheduler.chain import record_of
from scheduler.consequences import Consequences, consequences
from scheduler.difference import difference
from scheduler.documents.moves import Move
from scheduler.documents.orders import Pin, WorkOrder
from scheduler.errors import Fault, InvalidDocument
from scheduler.moves import seated
from scheduler.plan import Placement, Plan, Violation
from scheduler.rolling import standing
from scheduler.seats import Seat
from scheduler.touched import stands_on, touched
from scheduler.translate.difference import difference_entry
from scheduler.translate.moves import to_answer, to_seat


@dataclass(frozen=True, slots=True)
class Tried:
    """A move on the draft: where it puts its operation, the plan with it, what comes of it."""

    seat: Seat
    plan: Plan
    found: Consequences
    rebased: bool

    def answer(self, current: Current, version: int | None, overridden: tuple[Violation, ...] = ()) -> MoveResult:
        """As it is answered; ``overridden``: rules that it would have been refused for, had nobody insisted."""
        waived = dict.fromkeys((*overridden, *self.found.waived))
        told = to_answer(replace(self.found, waived=tuple(waived)), current.problem.clock)
        entry = difference_entry(difference(current.problem, current.plan, self.plan))
        return MoveResult(
            **{name: getattr(told, name) for name in type(told).model_fields},
            version=version,
            rebased=self.rebased,
            forced=bool(overridden),
            difference=entry,
        )


def tried(session: Session, workshop: Workshop, current: Current, move: MoveRequest) -> Tried:
    """The move on the draft as it is now.

    Raises
    ------
    InvalidDocument
        It names something unknown, or an operation that cannot be moved by hand.
    Refused
        What it needs has changed since the version that was looked at.
    """
    seat = to_seat(Move.model_validate(move.model_dump(include=set(Move.model_fields))), current.problem, current.plan)
    rebased = move.base_version is not None and move.base_version != workshop.draft_version
    if rebased:
        _ensure_untouched(session, workshop, current, seat, move.base_version or 0)
    plan = seated(current.problem, current.plan, seat)
    return Tried(seat, plan, consequences(current.problem, current.plan, plan, current.judgement), rebased)


def made(edit: Edit, current: Current, move: MoveRequest) -> MoveResult:
    """The draft with the move, as its next version.

    Raises
    ------
    Refused
        It breaks rules, and nobody insists.
    """
    trial = tried(edit.session, edit.workshop, current, move)
    intent = move.model_dump(mode="json", exclude_none=True)
    if not trial.found.violations:
        return trial.answer(current, edit.keep(current, trial.plan, "moved", intent))
    if not move.force:
        raise _broken(trial, current)
    return _forced(edit, current, trial, intent)


def _forced(edit: Edit, current: Current, trial: Tried, intent: dict[str, Any]) -> MoveResult:
    """The operation stands as it is from now on, whatever rule it breaks; planned work that it hits makes way."""
    placement = trial.plan.placements[trial.seat.operation]
    order = next(o for o in current.day.orders if o.id == current.problem.operations[placement.operation].order)
    pinned = _with_pin(order, current, placement)
    ensure_plannable(edit.session, edit.workshop, pinned, edit.actor)
    orders.put(edit.session, edit.workshop, pinned, edit.actor, "pinned")
    after = current_of(edit.session, edit.workshop, edit.actor.at)
    plan = standing(outcome_of(after.day, after.problem, trial.plan), after.problem)
    plan = mended(after.problem, plan) or plan
    again = Tried(trial.seat, plan, consequences(after.problem, current.plan, plan), trial.rebased)
    if again.found.violations:
        raise _broken(again, after)
    before = replace(after, plan=current.plan)  # what is forced stands in the other one already
    return again.answer(before, edit.keep(before, plan, "moved", intent), trial.found.violations)


def _with_pin(order: WorkOrder, current: Current, placement: Placement) -> WorkOrder:
    step = placement.operation.removeprefix(f"{order.id}/")
    pin = Pin(
        technicians=placement.crew or None,
        bay=placement.bay,
        start=current.problem.clock.moment(placement.start),
        way=placement.way,
        forced=True,
    )
    record = record_of(order, step).model_copy(update={"pin": pin})
    others = tuple(known for known in order.records if known.operation != step)
    return order.model_copy(update={"records": (*others, record)})


def _ensure_untouched(session: Session, workshop: Workshop, current: Current, seat: Seat, base: int) -> None:
    if base > workshop.draft_version:
        message = f"{base} is unknown: the draft is version {workshop.draft_version}."
        raise InvalidDocument([Fault("base_version", message, "Send the version of the plan that was looked at.")])
    row = plans.get(session, workshop.id, base)
    if row is None:
        detail = f"Version {base} is not kept any more. {Code.CHANGED.kind.way_out}"
        raise Refused(Code.CHANGED, detail, context={"version": workshop.draft_version})
    problem = current.problem
    before = standing(plans.document_of(row), problem)
    clash = touched(problem, before, current.plan) & stands_on(problem, current.plan, seat)
    if clash:
        changed = {name: sorted(getattr(clash, name)) for name in ("technicians", "bays", "orders")}
        words = "; ".join(f"{name}: {', '.join(ids)}" for name, ids in changed.items() if ids)
        detail = f"Since version {base} these have changed: {words}. {Code.CHANGED.kind.way_out}"
        raise Refused(Code.CHANGED, detail, context={"version": workshop.draft_version, **changed})


def _broken(trial: Tried, current: Current) -> Refused:
    first, *others = trial.found.violations
    more = f" And {len(others)} more." if others else ""
    answer = trial.answer(current, None).model_dump(mode="json")
    return Refused(Code.RULES_BROKEN, f"{first.message}.{more} {Code.RULES_BROKEN.kind.way_out}", context=answer)
