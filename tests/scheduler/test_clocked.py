"""What clocking on and off makes of an operation's record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from scheduler.clocked import clocked, stints_of
from scheduler.documents.events import Event
from scheduler.documents.orders import OperationRecord, Stint
from tests.scheduler.translate.days import at

NEW = OperationRecord(operation="a")


def after(record: OperationRecord, kind: str, time: str, **more: Any) -> OperationRecord:
    """The record after an event at a time of the day."""
    event = {"kind": kind, "order": "4711", "operation": "a", "at": at(time)} | more
    return clocked(record, Event.model_validate(event))


def begun(time: str = "09:00", **more: Any) -> OperationRecord:
    return after(NEW, "started", time, **({"technicians": ["li"], "bay": "b-1"} | more))


def moment(time: str) -> datetime:
    return datetime.fromisoformat(at(time))


def test_work_that_is_started_says_since_when_by_whom_where_and_how() -> None:
    assert begun(way=1, supervisor="wang") == OperationRecord(
        operation="a",
        status="started",
        actual_start=moment("09:00"),
        technicians=("li",),
        bay="b-1",
        way=1,
        supervisor="wang",
    )


def test_work_that_is_finished_keeps_who_where_and_how() -> None:
    record = after(begun(way=1), "finished", "10:00")
    assert (record.status, record.actual_start, record.actual_end) == ("finished", moment("09:00"), moment("10:00"))
    assert (record.technicians, record.bay, record.way) == (("li",), "b-1", 1)


def test_who_clocks_off_may_say_that_somebody_else_did_it() -> None:
    record = after(begun(), "finished", "10:00", technicians=["wang"], bay="b-2")
    assert (record.technicians, record.bay) == (("wang",), "b-2")


def test_paused_work_says_what_remains() -> None:
    record = after(begun(), "paused", "09:30", remaining="25 min")
    assert (record.status, record.actual_end, record.remaining) == ("paused", moment("09:30"), "25 min")
    assert record.remaining_at == moment("09:30")


def test_work_that_goes_on_occupies_its_people_from_then_on_with_what_remained() -> None:
    """From 09:30 to 11:00 Li may have done something else."""
    record = after(after(begun(), "paused", "09:30", remaining="25 min"), "started", "11:00")
    assert (record.status, record.actual_start, record.actual_end) == ("started", moment("11:00"), None)
    assert (record.technicians, record.bay, record.remaining) == (("li",), "b-1", "25 min")


def test_when_it_was_said_what_remains_stays_known_until_it_is_said_anew() -> None:
    """What was done since, from 11:00 to 11:10, is then to be taken off."""
    again = after(after(begun(), "paused", "09:30", remaining=5), "started", "11:00")
    known = after(again, "paused", "11:10")
    assert (known.remaining, known.remaining_at) == (5, moment("09:30"))
    anew = after(again, "paused", "11:10", remaining=0)
    assert (anew.remaining, anew.remaining_at) == (0, moment("11:10"))


def test_what_remained_nobody_says_when_remains_when_the_work_goes_on() -> None:
    told = OperationRecord(operation="a", status="paused", remaining="25 min")
    again = after(told, "started", "11:00", technicians=["li"], bay="b-1")
    assert (again.remaining, again.remaining_at, again.stints) == ("25 min", moment("11:00"), ())


def test_every_stint_is_known_with_who_did_it_where_and_how() -> None:
    """The last one is that of the record itself."""
    again = after(after(begun(), "paused", "09:30"), "started", "11:00", technicians=["wang"], bay="b-2", way=1)
    first = Stint(start=moment("09:00"), end=moment("09:30"), technicians=("li",), bay="b-1")
    second = Stint(start=moment("11:00"), end=moment("11:10"), technicians=("wang",), bay="b-2", way=1)
    assert stints_of(begun()) == ()
    assert again.stints == stints_of(again) == (first,)
    assert stints_of(after(again, "paused", "11:10")) == (first, second)
    assert after(after(again, "paused", "11:10"), "started", "12:00").stints == (first, second)


def test_somebody_else_may_go_on_somewhere_else() -> None:
    record = after(after(begun(), "paused", "09:30"), "started", "11:00", technicians=["wang"], bay="b-2")
    assert (record.technicians, record.bay) == (("wang",), "b-2")


def test_paused_work_that_turns_out_to_be_finished_was_so_when_it_was_paused() -> None:
    record = after(after(begun(), "paused", "09:30", remaining=5), "finished", "11:00")
    assert (record.actual_end, record.remaining, record.remaining_at) == (moment("09:30"), None, None)


def test_work_that_failed_keeps_its_times_and_is_begun_afresh() -> None:
    failed = after(after(begun(), "finished", "10:00"), "failed", "11:00")
    assert (failed.status, failed.actual_start, failed.actual_end) == ("failed", moment("09:00"), moment("10:00"))
    again = after(failed, "started", "11:30")
    assert (again.actual_start, again.actual_end, again.remaining) == (moment("11:30"), None, None)


def test_what_was_done_of_work_that_failed_counts_no_longer() -> None:
    twice = after(after(after(begun(), "paused", "09:30", remaining=5), "started", "10:00"), "failed", "10:30")
    again = after(twice, "started", "11:30")
    assert (again.stints, again.remaining, again.remaining_at) == ((), None, None)


@pytest.mark.parametrize("kind", ["paused", "finished", "failed"])
def test_pins_of_people_bay_and_way_outlast_every_event(kind: str) -> None:
    """When it goes on, the same people are to do it in the same bay; the time it was pinned to has come."""
    pin = {"technicians": ["li"], "bay": "b-1", "start": at("09:00"), "way": 0, "forced": True}
    pinned = OperationRecord.model_validate({"operation": "a", "pin": pin})
    record = after(after(pinned, "started", "09:00", technicians=["li"], bay="b-1"), kind, "10:00")
    assert record.pin is not None
    assert record.pin.model_dump() == {
        "technicians": ("li",),
        "bay": "b-1",
        "start": None,
        "way": 0,
        "forced": False,
    }


def test_a_pin_of_nothing_but_the_start_has_served_when_the_work_is_started() -> None:
    pinned = OperationRecord.model_validate({"operation": "a", "pin": {"start": at("09:00")}})
    assert after(pinned, "started", "09:05", technicians=["li"], bay="b-1").pin is None
