"""A solve of some days is about what is planned in them; what is planned wholly later stays where it is."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from api.planning.current import current_of
from api.planning.drafting import Edit
from api.planning.inserting import insert
from api.planning.some_days import task
from api.store import orders
from scheduler.documents.day import Day
from scheduler.documents.orders import OperationRecord, WorkOrder
from tests.api.planning.conftest import ACTOR, placed


def midnight() -> datetime:
    """In Munich, where it is 07:00."""
    return ACTOR.at + timedelta(hours=17)


def asked(edit: Edit, days: int | None) -> set[str]:
    return {order.id for order in task(edit.session, edit.workshop, ACTOR.at, days).orders}


def test_an_order_that_is_planned_wholly_after_the_days_is_no_part_of_them(
    edit: Edit, day: Day, later: WorkOrder
) -> None:
    everything = {order.id for order in day.orders}
    assert min(entry.start for entry in placed(edit, later.id)) >= midnight()
    assert asked(edit, 1) == everything - {later.id}  # the others are left out of the draft, which has them planned
    assert asked(edit, 2) == asked(edit, None) == everything


def test_an_order_that_begins_within_the_days_is_part_of_them(edit: Edit, day: Day) -> None:
    order = day.orders[0]
    insert(edit, current_of(edit.session, edit.workshop, ACTOR.at), order.id, dry_run=False)
    assert min(entry.start for entry in placed(edit, order.id)) < midnight()
    assert order.id in asked(edit, 1)


@pytest.mark.parametrize(("status", "is_part"), [("started", True), ("finished", False)])
def test_work_under_way_holds_people_today_work_that_is_over_holds_nobody(
    edit: Edit, later: WorkOrder, status: str, is_part: bool
) -> None:
    first = placed(edit, later.id)[0]
    begun = OperationRecord.model_validate(
        {
            "operation": first.operation.removeprefix(f"{later.id}/"),
            "status": status,
            "technicians": first.technicians,
            "bay": first.bay,
            "way": first.way,
            "actual_start": ACTOR.at - timedelta(minutes=30),
            "actual_end": ACTOR.at - timedelta(minutes=10) if status == "finished" else None,
        }
    )
    orders.put(edit.session, edit.workshop, later.model_copy(update={"records": (begun,)}), ACTOR)
    assert (later.id in asked(edit, 1)) == is_part
