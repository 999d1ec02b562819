"""Where a workshop stands: what is kept between requests is what would be worked out anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy.orm import Session

from api.planning.current import Current, Views, current_of
from api.planning.drafting import Edit
from api.planning.inserting import insert
from api.store import orders
from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from tests.api.planning.conftest import ACTOR


def ensure_new(current: Current, session: Session, edit: Edit) -> None:
    """It is what is worked out now; clocks of two problems are never equal."""
    anew = current_of(session, edit.workshop, ACTOR.at)
    assert replace(current, problem=anew.problem) == anew
    assert current.problem.orders == anew.problem.orders


def test_another_draft_leaves_the_problem_as_it_is(edit: Edit, day: Day) -> None:
    views = Views()
    before = views.current(edit.session, edit.workshop, ACTOR.at)
    insert(edit, before, day.orders[0].id, dry_run=False)
    after = views.current(edit.session, edit.workshop, ACTOR.at)
    assert after.problem is before.problem
    assert len(after.plan.placements) > len(before.plan.placements)
    ensure_new(after, edit.session, edit)


def test_another_order_makes_another_problem(edit: Edit, day: Day) -> None:
    views = Views()
    before = views.current(edit.session, edit.workshop, ACTOR.at)
    orders.put(edit.session, edit.workshop, day.orders[-1], ACTOR)
    insert(edit, current_of(edit.session, edit.workshop, ACTOR.at), day.orders[0].id, dry_run=False)
    after = views.current(edit.session, edit.workshop, ACTOR.at)
    assert day.orders[-1].id in after.problem.orders.keys() - before.problem.orders.keys()
    ensure_new(after, edit.session, edit)


def test_the_next_five_minutes_make_another_problem(edit: Edit) -> None:
    views = Views()
    before = views.current(edit.session, edit.workshop, ACTOR.at)
    assert views.current(edit.session, edit.workshop, ACTOR.at + timedelta(minutes=4)) is before
    assert views.current(edit.session, edit.workshop, ACTOR.at + timedelta(minutes=5)).day.as_of > before.day.as_of


def test_the_task_reaches_as_far_as_the_draft(edit: Edit, day: Day, later: WorkOrder) -> None:
    """What nobody is promised is planned for tomorrow; the last promise of all is brought forward to today."""
    orders.put(edit.session, edit.workshop, day.orders[0], ACTOR)
    current = current_of(edit.session, edit.workshop, ACTOR.at)
    assert current.day.horizon.days == 2
    assert {o for o in current.plan.placements if o.startswith(f"{later.id}/")}
    assert later.id not in current.plan.left_out
