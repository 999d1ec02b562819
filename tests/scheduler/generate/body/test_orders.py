"""Body-and-paint cars that are to come."""

from collections import Counter

import pytest

from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.generate.body.orders import after_supplement
from scheduler.generate.scenes import SCENES


@pytest.fixture(scope="module")
def new() -> list[WorkOrder]:
    week: Day = SCENES["body-paint-week"]()
    return [order for order in week.orders if not order.records]


def test_four_cars_come_on_each_of_the_five_days(new: list[WorkOrder]) -> None:
    assert list(Counter(order.arrival.date() for order in new).values()) == [4] * 5
    assert all(order.arrival.minute % 15 == 0 and 8 <= order.arrival.hour < 11 for order in new)


def test_severities_come_in_their_shares(new: list[WorkOrder]) -> None:
    """48, 20, 16 and 16 % of 20."""
    assert sorted(Counter(order.complaint for order in new).values()) == [3, 3, 4, 10]


def test_promises_follow_the_hours(new: list[WorkOrder]) -> None:
    """4.5 hours a day and a day more; Sunday is closed."""
    for order in new:
        assert order.promise is not None
        days = (order.promise.time.date() - order.arrival.date()).days
        assert days == pytest.approx(7 / 6 * (1 + labour(order) / 4.5), abs=2.5)


def labour(order: WorkOrder) -> float:
    """Hours of what is written into an order: units of 5 minutes."""
    specs = [step.operation for step in order.work if not isinstance(step.operation, str)]  # type: ignore[union-attr]
    return sum(float(spec.ways[0].work) for spec in specs) / 12


def test_the_insurer_decides_on_the_stage_after_the_check(new: list[WorkOrder]) -> None:
    asked = [order for order in new if order.approvals]
    assert 5 <= len(asked) <= 15
    for order in asked:
        assert order.approvals[0].operation == after_supplement(order.work)  # type: ignore[arg-type]
        assert order.approvals[0].expected > order.arrival


def test_ordered_parts_come_as_their_supply_takes(new: list[WorkOrder]) -> None:
    parts = [part for order in new for part in order.parts]
    assert parts
    assert all(part.available is None and part.operation in ("reassemble", "reassemble-1") for part in parts)
