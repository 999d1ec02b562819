"""When operations may start, and why not earlier."""

from __future__ import annotations

from typing import Any

from tests.scheduler.translate.days import at, only_fault, operation, order, problem, step, tick, workshop

VISIT = {"before": [step("reception", operation(2, "reception", kind="reception") | {"kind": "reception"})]}


def releases(*work: Any, now: str = "07:00", **more: Any) -> dict[str, tuple[int, str]]:
    """Tick and reason by step."""
    made = problem(order(*work, **more), as_of=at(now), shop=workshop(visit=VISIT))
    return {o.id.removeprefix("4711/"): (o.release, o.release_reason) for o in made.operations.values()}


def test_nothing_starts_before_the_car_is_there() -> None:
    """08:12 is in the middle of a tick, so 08:15."""
    assert releases(arrival=at("08:12"))["visit/reception"] == (tick("08:15"), "the car arrives 08:15")


def test_nothing_starts_in_the_past() -> None:
    assert releases(now="10:40")["pads"] == (tick("10:40"), "now is 10:40")


def test_work_waits_for_its_parts_and_the_reception_does_not() -> None:
    part = {"name": "Brake disc front", "available": at("11:00")}
    assert releases(parts=[part]) == {
        "visit/reception": (tick("08:00"), "the car arrives 08:00"),
        "pads": (tick("11:00"), "part Brake disc front, due 11:00"),
    }


def test_only_the_operation_that_needs_it_waits_for_a_part() -> None:
    part = {"name": "Disc", "available": at("11:00"), "operation": "b"}
    found = releases(step("a"), step("b"), parts=[part])
    assert (found["a"][0], found["b"][0]) == (tick("08:00"), tick("11:00"))


def test_the_latest_of_all_causes_counts() -> None:
    parts = [{"name": "Disc", "available": at("11:00")}, {"name": "Pads", "available": at("10:00")}]
    approval = {"kind": "part_release", "expected": at("11:30")}
    found = releases(parts=parts, approvals=[approval])
    assert found["pads"] == (tick("11:30"), "approval (part_release), expected 11:30")


def test_another_day_is_named() -> None:
    part = {"name": "Disc", "available": at("07:00", "2026-11-25")}
    assert releases(parts=[part])["pads"] == (288 + tick("07:00"), "part Disc, due 2026-11-25 07:00")


def test_nothing_starts_before_the_horizon() -> None:
    """Neither the car that came yesterday nor a plan made yesterday evening reaches back."""
    made = problem(order(arrival=at("16:00", "2026-11-23")), as_of=at("18:00", "2026-11-23"))
    assert made.operations["4711/pads"].release == 0
    assert (made.orders["4711"].arrival, made.as_of) == (tick("16:00") - 288, tick("18:00") - 288)


def test_a_part_for_an_operation_that_is_not_there_is_a_fault() -> None:
    part = {"name": "Disc", "available": at("11:00"), "operation": "oil/pads"}
    approval = {"kind": "customer", "expected": at("11:00"), "operation": "paint"}
    assert only_fault(order(parts=[part])) == (
        'orders[0].parts[0].operation: there is no operation "oil/pads". Known: pads.'
    )
    assert only_fault(order(approvals=[approval])).startswith("orders[0].approvals[0].operation: ")
