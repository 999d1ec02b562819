"""Which status may follow which; an order is built with no more than its status and its records."""

from __future__ import annotations

from itertools import pairwise
from typing import get_args

import pytest

from scheduler.chain import FOLLOWING, OPERATION_FOLLOWING, after_failure, afterwards, meanwhile, next_events
from scheduler.documents.events import EventKind
from scheduler.documents.operations import StepKind
from scheduler.documents.orders import OperationStatus, OrderStatus, WorkOrder
from tests.scheduler.translate.days import Json, at, step
from tests.scheduler.translate.days import order as written

STATUSES: tuple[OrderStatus, ...] = get_args(OrderStatus)
LINE: tuple[OrderStatus, ...] = (
    "booked",
    "prepared",
    "arrived",
    "checked_in",
    "queued",
    "in_progress",
    "self_checked",
    "final_inspection",
    "wash",
    "ready",
    "handed_over",
)
IN_THE_HOUSE = set(STATUSES) - {"booked", "prepared", "no_show", "cancelled", "handed_over"}


def order(status: OrderStatus, record: OperationStatus | None = None, **more: Json | str) -> WorkOrder:
    """An order at a stage; ``record``: the status of its operation `a`."""
    begun = {"actual_start": at("09:00"), "technicians": ["li"]} if record != "planned" else {}
    records = [{"operation": "a", "status": record} | begun] if record else []
    return WorkOrder.model_validate(written(step("a"), step("b"), status=status, records=records, **more))


def test_every_status_has_its_followers_and_is_one() -> None:
    assert set(FOLLOWING) == set(STATUSES)
    assert {follower for row in FOLLOWING.values() for follower in row} == set(STATUSES) - {"booked"}
    assert set(OPERATION_FOLLOWING) == set(get_args(OperationStatus))


def test_no_status_follows_itself_or_is_listed_twice() -> None:
    for status, row in FOLLOWING.items():
        assert status not in row
        assert len(set(row)) == len(row)


@pytest.mark.parametrize(("before", "after"), list(pairwise(LINE)))
def test_a_visit_goes_from_stage_to_stage(before: OrderStatus, after: OrderStatus) -> None:
    assert after in next_events(order(before))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("booked", "arrived"),  # nothing was prepared
        ("arrived", "in_progress"),  # straight into the bay
        ("checked_in", "wash"),  # it came for that alone
        ("in_progress", "wash"),  # a small workshop has no inspector
        ("in_progress", "ready"),
        ("self_checked", "ready"),
        ("final_inspection", "ready"),
        ("no_show", "arrived"),  # hours late
    ],
)
def test_stages_may_be_left_out(before: OrderStatus, after: OrderStatus) -> None:
    assert after in next_events(order(before))


def test_no_stage_is_gone_back_to_but_for_more_work_and_an_inspection_after_the_wash() -> None:
    back = {
        (status, follower)
        for i, status in enumerate(LINE)
        for follower in FOLLOWING[status]
        if follower in LINE[: i + 1]
    }
    assert back == {("self_checked", "in_progress"), ("wash", "final_inspection")}


@pytest.mark.parametrize("waiting", ["waiting_parts", "waiting_approval"])
def test_work_waits_and_goes_on(waiting: OrderStatus) -> None:
    assert waiting in next_events(order("in_progress"))
    assert "in_progress" in next_events(order(waiting))


def test_a_fault_that_is_found_sends_the_car_to_rework_and_that_is_inspected_again() -> None:
    sent_back = {status for status, row in FOLLOWING.items() if "rework" in row}
    assert sent_back == {"self_checked", "final_inspection", "wash", "ready", "carried_over"}
    assert {"self_checked", "final_inspection"} <= set(FOLLOWING["rework"])


def test_only_who_is_expected_does_not_show_up() -> None:
    assert {status for status, row in FOLLOWING.items() if "no_show" in row} == {"booked", "prepared"}


def test_an_order_is_cancelled_until_its_work_is_done() -> None:
    done = {"self_checked", "final_inspection", "rework", "wash", "ready"}
    assert {status for status, row in FOLLOWING.items() if "cancelled" in row} == (
        {"booked", "prepared"} | IN_THE_HOUSE - done
    )


def test_a_car_that_is_in_the_house_and_not_ready_may_be_carried_over() -> None:
    carried = {status for status, row in FOLLOWING.items() if "carried_over" in row}
    assert carried == IN_THE_HOUSE - {"ready", "carried_over"}


@pytest.mark.parametrize("status", ["handed_over", "cancelled"])
def test_nothing_follows_the_end(status: OrderStatus) -> None:
    assert next_events(order(status)) == ()
    assert next_events(order(status, "started"), "a") == ()


def test_a_car_that_somebody_works_on_is_neither_ready_nor_cancelled() -> None:
    assert next_events(order("in_progress", "paused")) == next_events(order("in_progress"))
    lacking = set(next_events(order("in_progress"))) - set(next_events(order("in_progress", "started")))
    assert lacking == {"ready", "cancelled"}


@pytest.mark.parametrize(
    ("record", "kinds"),
    [
        (None, ("started",)),
        ("planned", ("started",)),
        ("started", ("paused", "finished", "failed")),
        ("paused", ("started", "finished", "failed")),
        ("finished", ("failed",)),
        ("failed", ("started",)),
    ],
)
def test_an_operation_has_a_chain_of_its_own(record: OperationStatus | None, kinds: tuple[EventKind, ...]) -> None:
    assert next_events(order("in_progress", record), "a") == kinds


def test_nothing_is_done_to_a_car_that_is_not_there_but_to_fetch_it() -> None:
    assert next_events(order("booked"), "a") == ()
    assert next_events(order("booked", mode="collection"), "a") == ("started",)


@pytest.mark.parametrize(
    ("status", "kind", "then"),
    [
        ("booked", "collection", "booked"),  # the driver has set out
        ("booked", "reception", None),
        ("arrived", "collection", None),
        ("arrived", "reception", "arrived"),
        ("arrived", "work", "in_progress"),
        ("queued", "test_drive", "in_progress"),
        ("waiting_parts", "work", "in_progress"),
        ("carried_over", "work", "in_progress"),
        ("in_progress", "self_check", "in_progress"),
        ("self_checked", "work", "in_progress"),
        ("self_checked", "inspection", "final_inspection"),
        ("final_inspection", "work", "rework"),
        ("rework", "work", "rework"),
        ("rework", "inspection", "final_inspection"),
        ("wash", "wash", "wash"),
        ("ready", "wash", "rework"),  # it is not ready after all
        ("wash", "handover", "ready"),
        ("ready", "return", "ready"),
        ("arrived", "handover", None),
    ],
)
def test_an_order_is_where_its_work_is(status: OrderStatus, kind: StepKind, then: OrderStatus | None) -> None:
    assert meanwhile(order(status), kind) == then


def test_no_car_is_handed_over_that_somebody_works_on() -> None:
    assert meanwhile(order("in_progress", "started"), "handover") is None


@pytest.mark.parametrize(
    ("status", "kind", "then"),
    [
        ("booked", "collection", "arrived"),
        ("arrived", "reception", "checked_in"),
        ("in_progress", "reception", "in_progress"),
        ("in_progress", "work", "in_progress"),
        ("in_progress", "self_check", "self_checked"),
        ("rework", "self_check", "self_checked"),
        ("wash", "self_check", "wash"),
        ("final_inspection", "inspection", "final_inspection"),
        ("ready", "handover", "handed_over"),
        ("ready", "return", "handed_over"),
    ],
)
def test_some_work_brings_the_order_on_when_it_is_finished(
    status: OrderStatus, kind: StepKind, then: OrderStatus
) -> None:
    assert afterwards(order(status), kind) == then


@pytest.mark.parametrize(
    ("status", "kind", "then"),
    [
        ("in_progress", "work", "in_progress"),
        ("final_inspection", "inspection", "rework"),
        ("wash", "work", "rework"),
        ("ready", "wash", "rework"),
        ("ready", "handover", "ready"),
        ("ready", "return", "ready"),
    ],
)
def test_what_has_to_be_done_again_sends_the_car_back(status: OrderStatus, kind: StepKind, then: OrderStatus) -> None:
    assert after_failure(order(status), kind) == then


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("kind", get_args(StepKind))
def test_work_moves_an_order_along_its_chain_only(status: OrderStatus, kind: StepKind) -> None:
    here = order(status)
    assert {meanwhile(here, kind), afterwards(here, kind), after_failure(here, kind)} <= {
        *FOLLOWING[status],
        status,
        None,
    }
