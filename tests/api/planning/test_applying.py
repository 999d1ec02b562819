"""A finished solve becomes the draft, with what was booked, moved and cancelled meanwhile, or stays a candidate."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from api.bodies.plans import MoveRequest
from api.http.problems import Refused
from api.planning.applying import apply, insist
from api.planning.current import current_of, day_now
from api.planning.drafting import Edit, follow
from api.planning.inserting import insert
from api.planning.moving import made
from api.planning.some_days import task
from api.store import orders, plans
from api.store.tables import Solve, Workshop
from api.wiring import solver
from scheduler.day import plan_day
from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.documents.plan import CarriedOverEntry, LeftOutEntry, PlanDocument, Span
from scheduler.judge import judge
from scheduler.plannable import plannable
from scheduler.ports import SolveParams
from scheduler.rolling import standing
from scheduler.translate.places import places_of
from tests.api.planning.conftest import ACTOR, LATER, placed


@pytest.fixture(scope="module")
def solved(day: Day) -> PlanDocument:
    """What a solve makes of all but the last order."""
    early = day.model_copy(update={"orders": day.orders[:-1]})
    return plan_day(early, solver(), SolveParams(1.0, 1, 1, deterministic=True)).document


def job(edit: Edit, solved: PlanDocument, name: str = "s-1") -> Solve:
    """A solve that began now and has come to this plan."""
    usual: dict[str, Any] = {"owner": "k", "status": "finished", "priority": 1, "params": {}, "attempt": 1}
    day = day_now(edit.session, edit.workshop, ACTOR.at).model_dump_json(by_alias=True, exclude_unset=True)
    row = Solve(
        id=name,
        by="test",
        workshop_id=edit.workshop.id,
        writes_plan=True,
        day=day,
        plan=plans.text_of(solved),
        reason="time",
        base_version=edit.workshop.draft_version,
        base_change=edit.workshop.last_change,
        created_at=ACTOR.at,
        **usual,
    )
    edit.session.add(row)
    edit.session.flush()
    return row


def draft(edit: Edit) -> PlanDocument:
    row = plans.current(edit.session, edit.workshop)
    assert row is not None
    return plans.document_of(row)


def ensure_valid(session: Session, workshop: Workshop) -> None:
    _, problem, _ = plannable(day_now(session, workshop, ACTOR.at))
    row = plans.current(session, workshop)
    assert row is not None
    assert judge(problem, standing(plans.document_of(row), problem)).valid


def test_where_nothing_has_changed_the_plan_is_the_draft_as_it_was_written(edit: Edit, solved: PlanDocument) -> None:
    solve = job(edit, solved)
    apply(edit, solve)
    assert solve.applied_version == edit.workshop.draft_version == 1
    assert draft(edit).placements == solved.placements
    assert draft(edit).status == solved.status


def test_an_order_that_was_booked_and_planned_meanwhile_is_in_the_plan(
    edit: Edit, solved: PlanDocument, day: Day
) -> None:
    solve, new = job(edit, solved), day.orders[-1]
    orders.put(edit.session, edit.workshop, new, ACTOR)
    insert(edit, current_of(edit.session, edit.workshop, ACTOR.at), new.id, dry_run=False)
    apply(edit, solve)
    ensure_valid(edit.session, edit.workshop)
    assert any(entry.operation.startswith(f"{new.id}/") for entry in draft(edit).placements)
    assert solve.applied_version is not None
    assert len(draft(edit).placements) > len(solved.placements)


def test_a_move_that_was_made_meanwhile_is_there_again(edit: Edit, solved: PlanDocument) -> None:
    first = job(edit, solved)
    apply(edit, first)
    again = Solve(**{c.name: getattr(first, c.name) for c in Solve.__table__.columns} | {"id": "s-2"})
    again.base_version, again.base_change = edit.workshop.draft_version, edit.workshop.last_change
    again.applied_version = None
    current = current_of(edit.session, edit.workshop, ACTOR.at)
    move = _legal_move(edit, current.document)
    made(edit, current, move)
    apply(edit, again)
    assert again.applied_version is not None
    entry = next(entry for entry in draft(edit).placements if entry.operation == move.operation)
    assert entry.start == move.start


def _legal_move(edit: Edit, document: PlanDocument) -> MoveRequest:
    current = current_of(edit.session, edit.workshop, ACTOR.at)
    for entry in document.placements:
        for place in places_of(current.problem, current.plan, entry.operation).places:
            start = place.windows[-1].last
            if place.technicians == entry.technicians and place.bay == entry.bay and start != entry.start:
                return MoveRequest(operation=entry.operation, start=start)
    raise AssertionError("nothing can be moved")


def test_a_solve_of_today_leaves_what_is_planned_for_later_days_where_it_is(
    edit: Edit, solved: PlanDocument, day: Day
) -> None:
    """The last order comes the day after; the solve knows today's orders alone."""
    apply(edit, job(edit, solved))
    late = day.orders[-1]
    promise = late.promise.model_copy(update={"time": late.promise.time + LATER}) if late.promise else None
    later = late.model_copy(update={"arrival": late.arrival + LATER, "promise": promise, "latest": None})
    orders.put(edit.session, edit.workshop, later, ACTOR)
    insert(edit, current_of(edit.session, edit.workshop, ACTOR.at), later.id, dry_run=False)
    before = [entry for entry in draft(edit).placements if entry.operation.startswith(f"{later.id}/")]
    again = job(edit, solved, "s-2")
    apply(edit, again)
    assert again.applied_version is not None, again.reason
    assert [entry for entry in draft(edit).placements if entry.operation.startswith(f"{later.id}/")] == before != []
    ensure_valid(edit.session, edit.workshop)


def test_work_of_a_car_in_the_house_stays_where_it_is_planned_on_a_later_day(edit: Edit, later: WorkOrder) -> None:
    """All of it could begin today, for nothing is promised of it."""
    before = placed(edit, later.id)
    today = task(edit.session, edit.workshop, ACTOR.at, 1)
    solve = job(edit, plan_day(today, solver(), SolveParams(1.0, 1, 1, deterministic=True)).document)
    apply(edit, solve)
    assert solve.applied_version is not None, solve.reason
    assert placed(edit, later.id) == before != []
    ensure_valid(edit.session, edit.workshop)


def test_what_a_solve_of_today_carries_over_stays_where_the_draft_has_it_on_a_later_day(
    edit: Edit, later: WorkOrder
) -> None:
    """The solve has the reception today, the rest after its horizon."""
    first, *rest = placed(edit, later.id)
    earlier = {"start": first.start - LATER, "end": first.end - LATER}
    today = first.model_copy(update=earlier | {"segments": (Span(**earlier),)})
    cut = CarriedOverEntry(order=later.id, rest=tuple(entry.operation for entry in rest), ready=rest[-1].end)
    written = draft(edit).model_copy(update={"placements": (today,), "stays": (), "carried_over": (cut,)})
    insist(edit, job(edit, written))
    assert placed(edit, later.id) == [today, *rest] != [today]
    ensure_valid(edit.session, edit.workshop)


def test_an_order_that_was_cancelled_meanwhile_is_not_in_the_draft(edit: Edit, solved: PlanDocument, day: Day) -> None:
    solve, gone = job(edit, solved), day.orders[0]
    orders.put(edit.session, edit.workshop, gone.model_copy(update={"status": "cancelled"}), ACTOR, "cancelled")
    follow(edit)
    apply(edit, solve)
    assert solve.applied_version is not None
    assert not any(entry.operation.startswith(f"{gone.id}/") for entry in draft(edit).placements)
    ensure_valid(edit.session, edit.workshop)


def test_a_plan_that_is_worse_than_the_draft_by_now_stays_a_candidate_until_somebody_insists(
    edit: Edit, solved: PlanDocument, day: Day
) -> None:
    solve = job(edit, solved)
    apply(edit, solve)
    worse = Solve(**{c.name: getattr(solve, c.name) for c in Solve.__table__.columns} | {"id": "s-2"})
    left_out = tuple(LeftOutEntry(order=order.id, reason="none is planned") for order in day.orders)
    empty = solved.model_copy(update={"placements": (), "stays": (), "yard": (), "loaners": (), "left_out": left_out})
    worse.plan, worse.applied_version = plans.text_of(empty), None
    apply(edit, worse)
    assert worse.applied_version is None
    assert "the draft has become better" in (worse.reason or "")
    insist(edit, worse)
    assert worse.applied_version == edit.workshop.draft_version == 2
    ensure_valid(edit.session, edit.workshop)
    with pytest.raises(Refused, match="became version 2"):
        insist(edit, worse)
