"""What is wrong with an order after an event is said of the event's own fields."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.documents.events import Event
from scheduler.documents.orders import WorkOrder
from scheduler.errors import Fault
from scheduler.event_faults import of_event
from scheduler.happened import applied
from scheduler.plannable import plannable
from tests.scheduler.translate import days
from tests.scheduler.translate.days import Json, at, step

OTHER: Json = {"operation": "other", "pin": {"bay": "b-2"}}
HERE: Json = {"technicians": ["li"], "bay": "b-1"}


def did(kind: str, time: str = at("08:30"), operation: str | None = "pads", **more: Any) -> Event:
    return Event.model_validate({"kind": kind, "order": "4711", "at": time, "operation": operation, **more})


def faults(*events: Event, **more: Any) -> list[Fault]:
    """What is wrong after the last event, whose record is the second one of the order."""
    known = {"status": "arrived", "records": [OTHER]} | more
    order = WorkOrder.model_validate(days.order(step("other"), step("pads"), **known))
    day = days.day(as_of=at("12:00"))
    for event in events:
        order = applied(order, event, day.workshop)
    refused = plannable(day.model_copy(update={"orders": (order,)}))[2]
    return of_event(refused.get("4711", ()), events[-1], order)


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (did("started", **HERE | {"bay": "b-9"}), 'bay: there is no bay "b-9". Known: b-1, b-2, r-1.'),
        (
            did("started", **HERE | {"technicians": ["li", "lee"]}),
            'technicians[1]: there is no technician "lee". Known: advisor, li, wang.',
        ),
        (
            did("started", **HERE | {"technicians": ["li", "li"]}),
            "technicians: somebody is named twice. Name everybody once.",
        ),
        (did("started", way=1, **HERE), "way: there is no way 1. Ways are counted from 0; the last is 0."),
        (
            did("started", supervisor="lee", **HERE),
            'supervisor: there is no technician "lee". Known: advisor, li, wang.',
        ),
        (did("started", bay="b-1"), "technicians: pads is started without technicians. Write who works on it."),
        (did("started", technicians=["li"]), "bay: pads is started without a bay. Write where the car stands."),
        (
            did("started", at("08:00", "2020-11-24"), **HERE),
            "at: 2020-11-24T08:00:00+08:00 is not from 2025-11-24T00:00:00+08:00"
            " to before 2026-11-25T00:00:00+08:00. Correct the time.",
        ),
    ],
)
def test_a_fault_of_the_record_is_one_of_the_event(event: Event, line: str) -> None:
    assert [str(fault) for fault in faults(event)] == [line]


def test_what_remains_is_said_in_the_event() -> None:
    (fault,) = faults(did("started", **HERE), did("paused", at("09:00"), remaining="3 AW"))
    assert str(fault).startswith("remaining: 3 AW: this workshop's labour unit is FRU")


def test_a_car_that_came_too_long_ago_came_at_a_wrong_time() -> None:
    """Times of orders may be up to two years away."""
    (fault,) = faults(did("arrived", at("08:00", "2020-11-24"), operation=None), status="booked")
    assert (fault.path, fault.way_out) == ("at", "Correct the time.")


def test_a_car_that_is_ready_too_early_is_a_wrong_kind() -> None:
    done = did("started", **HERE), did("finished", at("09:00"))
    (fault,) = faults(*done, did("ready", at("09:10"), operation=None))
    assert (fault.path, fault.way_out) == ("kind", "Report first that it is finished.")
    assert fault.message == "the car is ready, but not recorded as finished: other."


def test_who_is_named_by_the_record_alone_is_not_at_a_place_of_the_event() -> None:
    """The record knows of Lee from before; the event says nothing of people, and may."""
    known = {"operation": "pads", "technicians": ["lee"], "bay": "b-1"}
    (fault,) = faults(did("started"), records=[known])
    assert fault.path == "technicians"


@pytest.mark.parametrize(
    ("order", "line"),
    [
        ({"records": [OTHER | {"bay": "b-9"}]}, 'order: records[0].bay: there is no bay "b-9".'),
        ({"arrival": at("08:00", "2020-11-24")}, "order: arrival: 2020-11-24T08:00:00+08:00 is not from"),
        ({"records": [OTHER, {"operation": "pads", "pin": {"bay": "b-9"}}]}, "order: records[1].pin.bay: there is no"),
    ],
)
def test_what_was_wrong_before_is_said_of_the_order(order: Json, line: str) -> None:
    (fault,) = faults(did("started", **HERE), **order)
    assert str(fault).startswith(line)
