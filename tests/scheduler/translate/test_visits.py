"""What is wrong with single orders, before the clock comes in."""

from __future__ import annotations

from tests.scheduler.translate.days import at, faults, only_fault, operation, order, problem, step


def test_the_same_people_are_named_by_operation() -> None:
    found = problem(order(step("a"), step("b", same_technicians_as="a"))).operations
    assert found["4711/b"].same_crew_as == "4711/a"


def test_the_same_people_must_be_as_many_in_some_way() -> None:
    pair = {"work": 6, "crew": [{"skill": "brakes", "count": 2}]}
    single = {"work": 9, "crew": [{"skill": "brakes"}]}
    line = only_fault(order(step("a"), step("b", operation(ways=[pair]), same_technicians_as="a")))
    assert line.startswith("orders[0].work[1].same_technicians_as: b and a have no way with equally many people.")
    found = problem(order(step("a"), step("b", operation(ways=[pair, single]), same_technicians_as="a")))
    assert found.operations["4711/b"].same_crew_as == "4711/a"


def test_an_unknown_step_to_share_people_or_bay_with_is_named() -> None:
    for field in ("same_technicians_as", "same_bay_as"):
        line = only_fault(order(step("a"), step("b", **{field: "c"})))
        assert line == f'orders[0].work[1].{field}: there is no operation "c". Known: a, b.'


def test_a_promise_lies_after_the_arrival() -> None:
    assert only_fault(order(promise={"time": at("07:30")})).startswith(
        "orders[0].promise.time: 2026-11-24T07:30:00+08:00 is before the arrival 2026-11-24T08:00:00+08:00."
    )
    assert only_fault(order(latest=at("07:30"))).startswith("orders[0].latest: ")
    assert not faults(order(promise={"time": at("08:00")}, latest=at("08:00")))


def test_preferred_people_are_known() -> None:
    assert only_fault(order(step("a", preferred_technicians=["lee"]))).startswith(
        'orders[0].work[0].preferred_technicians[0]: there is no technician "lee".'
    )
    assert only_fault(order(customer={"name": "陈女士", "preferred_advisor": "lee"})).startswith(
        'orders[0].customer.preferred_advisor: there is no technician "lee".'
    )
