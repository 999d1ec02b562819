"""One order that makes no sense does not stop the workshop."""

from __future__ import annotations

import pytest

from scheduler.documents.day import Day
from scheduler.documents.orders import PackageItem
from scheduler.errors import Fault, InvalidDocument
from scheduler.generate import generate
from scheduler.plannable import of_workshop, plannable
from scheduler.rolling import day_of


@pytest.fixture(scope="module")
def day() -> Day:
    """Fourteen orders."""
    return generate("small", 0.9, 7)


def with_unknown_package(day: Day, *numbers: int) -> Day:
    orders = [
        order.model_copy(update={"work": (PackageItem(package="nonsense"),)}) if i in numbers else order
        for i, order in enumerate(day.orders)
    ]
    return day.model_copy(update={"orders": tuple(orders)})


def test_a_day_that_can_be_planned_is_left_as_it_is(day: Day) -> None:
    left, problem, refused = plannable(day)
    assert left is day
    assert list(problem.orders) == [order.id for order in day.orders]
    assert not refused


def test_what_cannot_be_planned_is_left_aside_with_its_faults(day: Day) -> None:
    left, problem, refused = plannable(with_unknown_package(day, 2, 5))
    wrong = [day.orders[2].id, day.orders[5].id]
    assert list(refused) == wrong
    assert [fault.path for fault in refused[wrong[0]]] == ["work[0].package"]
    assert problem.orders.keys() == {order.id for order in left.orders} == {o.id for o in day.orders} - set(wrong)


def test_a_workshop_that_cannot_be_planned_is_refused(day: Day) -> None:
    nowhere = day.model_copy(update={"workshop": day.workshop.model_copy(update={"zone": "Mars/Olympus"})})
    with pytest.raises(InvalidDocument, match="zone"):
        plannable(nowhere)


def test_the_day_of_a_workshop_in_no_time_zone_is_refused_for_it(day: Day) -> None:
    nowhere = day.workshop.model_copy(update={"zone": "0"})
    with pytest.raises(InvalidDocument, match="zone"):
        plannable(day_of(nowhere, (), day.as_of))


def test_what_is_wrong_with_a_workshop_is_said_of_its_own_document() -> None:
    faults = [
        Fault("workshop.bays[2].id", "is listed twice."),
        Fault("as_of", "is late."),
        Fault("workshop", "is shut."),
    ]
    found = of_workshop(InvalidDocument(faults)).faults
    assert [fault.path for fault in found] == ["bays[2].id", "as_of", "workshop"]
    assert [fault.message for fault in found] == [fault.message for fault in faults]
