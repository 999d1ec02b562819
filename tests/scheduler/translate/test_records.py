"""Records that cannot be right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scheduler.translate.days import (
    at,
    booth,
    faults,
    only_fault,
    operation,
    order,
    package,
    painted,
    problem,
    step,
    technician,
    workshop,
)

PINNED = {"technicians": ["li"], "bay": "b-1", "start": at("09:00"), "forced": True}


HERE = {"technicians": ["li"], "bay": "b-1"}
BEGUN = {"status": "started", "actual_start": at("06:00")}
STINT = HERE | {"start": at("05:30"), "end": at("06:10")}


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ({"operation": "b"}, '.operation: there is no operation "b". Known: a.'),
        ({"technicians": ["li", "lee"]}, '.technicians[1]: there is no technician "lee". Known: advisor, li, wang.'),
        ({"bay": "b-9"}, '.bay: there is no bay "b-9". Known: b-1, b-2, r-1.'),
        ({"way": 1}, ".way: there is no way 1. Ways are counted from 0; the last is 0."),
        (HERE | {"status": "started"}, ": a is started without actual_start."),
        (HERE | BEGUN | {"technicians": []}, ".technicians: a is started without technicians."),
        (HERE | BEGUN | {"bay": None}, ".bay: a is started without a bay."),
        (HERE | BEGUN | {"technicians": ["li", "li"]}, ".technicians: somebody is named twice."),
        (HERE | BEGUN | {"actual_end": at("06:30")}, ".status: a has an actual_end, its status is started."),
        (HERE | BEGUN | {"actual_start": at("08:00")}, ".actual_start: 2026-11-24T08:00:00+08:00 is after as_of"),
        ({"status": "finished", "actual_start": at("06:00")}, ": a is finished without actual_end."),
        ({"actual_start": at("06:00")}, ".status: a has an actual_start, its status is planned."),
        (
            {"status": "finished", "actual_start": at("06:00"), "actual_end": at("05:00")},
            ".actual_end: 2026-11-24T05:00:00+08:00 is before actual_start 2026-11-24T06:00:00+08:00.",
        ),
        ({"supervisor": "lee"}, '.supervisor: there is no technician "lee". Known: advisor, li, wang.'),
        ({"remaining": "3 AW"}, ".remaining: 3 AW: this workshop's labour unit is FRU"),
        ({"remaining_at": at("06:00")}, ".remaining_at: 2026-11-24T06:00:00+08:00 is given, and remaining is not."),
        ({"remaining": 3, "remaining_at": at("08:00")}, ".remaining_at: 2026-11-24T08:00:00+08:00 is after as_of"),
        ({"stints": [STINT]}, ".status: a has stints, its status is planned."),
        ({"status": "paused", "stints": [STINT | {"bay": "b-9"}]}, '.stints[0].bay: there is no bay "b-9".'),
        ({"status": "paused", "stints": [STINT | {"way": 1}]}, ".stints[0].way: there is no way 1."),
        (
            {"status": "paused", "stints": [STINT | {"end": at("08:00")}]},
            ".stints[0].end: 2026-11-24T08:00:00+08:00 is after as_of",
        ),
        (
            {"status": "paused", "stints": [STINT | {"end": at("05:00")}]},
            ".stints[0].end: 2026-11-24T05:00:00+08:00 is before its start 2026-11-24T05:30:00+08:00.",
        ),
        (
            {"status": "paused", "stints": [STINT, STINT]},
            ".stints[0].end: 2026-11-24T06:10:00+08:00 is after 2026-11-24T05:30:00+08:00, when it was gone on with.",
        ),
        (
            HERE | BEGUN | {"stints": [STINT]},
            ".stints[0].end: 2026-11-24T06:10:00+08:00 is after 2026-11-24T06:00:00+08:00, when it was gone on with.",
        ),
        ({"pin": {"technicians": ["lee"]}}, '.pin.technicians[0]: there is no technician "lee".'),
        ({"pin": {"bay": "b-9"}}, '.pin.bay: there is no bay "b-9".'),
        ({"pin": {"way": 2}}, ".pin.way: there is no way 2."),
        ({"pin": {"forced": True}}, ".pin: it is forced without start and technicians and bay."),
        ({"pin": PINNED | {"start": None}}, ".pin: it is forced without start."),
        (
            {"pin": PINNED | {"start": at("09:02")}},
            ".pin.start: 2026-11-24T09:02:00+08:00 is not on the 5-minute grid.",
        ),
        ({"pin": {"start": at("09:00", "2026-11-25")}}, ".pin.start: 2026-11-25T09:00:00+08:00 is not from 2026-11-24"),
        ({"pin": PINNED | {"start": at("06:00")}}, ".pin.start: it is forced to 2026-11-24T06:00:00+08:00, before"),
    ],
)
def test_a_record_says_what_is_wrong_with_it(record: dict[str, Any], line: str) -> None:
    assert only_fault(order(step("a"), records=[{"operation": "a"} | record])).startswith(f"orders[0].records[0]{line}")


def test_an_operation_has_one_record() -> None:
    assert only_fault(order(step("a"), records=[{"operation": "a"}, {"operation": "a"}])).startswith(
        "orders[0].records[1].operation: a has two records."
    )


def test_work_without_a_bay_is_pinned_to_none() -> None:
    known = {"operation": "a", "pin": {"bay": "b-1"}}
    line = only_fault(order(step("a", operation(kind="")), records=[known]))
    assert line.startswith("orders[0].records[0].pin.bay: it is pinned to b-1 and needs no bay.")


def test_only_the_way_that_is_pinned_says_whether_forced_work_needs_people() -> None:
    """Way 0 needs somebody, way 1 runs by itself."""
    spec = operation(ways=[{"work": 6, "crew": [{"skill": "brakes"}]}, {"work": 9}])
    pins = [PINNED | {"technicians": None, "way": way} for way in (0, 1, None)]
    needs_people = [bool(faults(order(step("a", spec), records=[{"operation": "a", "pin": pin}]))) for pin in pins]
    assert needs_people == [True, False, False]


def test_unattended_work_is_forced_without_people() -> None:
    known = {"operation": "a", "pin": PINNED | {"technicians": None}}
    assert not faults(order(step("a", operation(6, "")), records=[known]))
    assert faults(order(step("a"), records=[known]))


def test_a_car_that_is_ready_has_all_its_work_recorded_as_finished() -> None:
    done = {"operation": "a", "status": "finished", "actual_start": at("05:00"), "actual_end": at("06:00")}
    assert not faults(order(step("a"), status="ready", records=[done]))
    line = only_fault(order(step("a"), step("b"), status="ready", records=[done]))
    assert line.startswith("orders[0].status: the car is ready, but not recorded as finished: b.")


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ({"bay": "b-1"}, '.bay: there is no booth "b-1". Known: booth-1.'),
        (BEGUN, ".bay: a is started without a booth. Write it as its bay."),
        ({"pin": {"bay": "b-1"}}, '.pin.bay: there is no booth "b-1".'),
        ({"pin": {"technicians": ["li"]}}, ".pin: it is done in a paint booth, whose cycles have their own crews."),
        (
            {"pin": {"way": 0}},
            ".pin: it is done in a paint booth, whose cycles have their own crews. Pin only the booth",
        ),
        ({"pin": {"forced": True}}, ".pin: it is forced without start and bay."),
    ],
)
def test_a_record_of_painted_work_says_what_is_wrong_with_it(record: dict[str, Any], line: str) -> None:
    shop = workshop(technicians=[technician("li", "brakes", "paint")], booths=[booth()])
    found = only_fault(order(step("a", painted()), records=[{"operation": "a"} | record]), shop=shop)
    assert found.startswith(f"orders[0].records[0]{line}")


def test_the_supervisor_of_a_record_is_the_one_of_its_fact() -> None:
    for more in (BEGUN, {"pin": PINNED}):
        made = problem(order(step("a"), records=[HERE | {"operation": "a", "supervisor": "wang"} | more]))
        assert made.facts["4711/a"].supervisor == "wang"


def test_a_car_that_is_ready_may_lack_what_is_optional_and_its_way_home() -> None:
    done = {"status": "finished", "actual_start": at("05:00"), "actual_end": at("06:00")}
    work = [step("a"), step("b", optional=True), {"package": "extra", "optional": True}]
    visit = {"bring_back": [step("bring", operation(kind="") | {"kind": "return"})], "collect": [step("fetch", FETCH)]}
    records = [HERE | done | {"operation": name} for name in ("a", "visit/fetch")]
    shop = workshop(visit=visit, packages=[package("extra", step("x"))])
    car = order(*work, status="ready", mode="collection", records=records)
    assert not faults(car, shop=shop)
    assert "but not recorded as finished: a." in only_fault(car | {"records": records[1:]}, shop=shop)


FETCH = operation(kind="") | {"kind": "collection"}
