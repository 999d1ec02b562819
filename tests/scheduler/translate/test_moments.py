"""Times that do not fit the horizon."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scheduler.translate.days import Json, at, faults, only_fault, order, problem, step, tick, workshop


@pytest.mark.parametrize(
    ("moment", "fits"),
    [
        (at("00:00", "2025-11-24"), True),
        (at("23:55", "2025-11-23"), False),
        (at("23:55", "2026-11-24"), True),
        (at("00:00", "2026-11-25"), False),
    ],
)
def test_as_of_lies_from_a_year_before_the_horizon_to_before_its_end(moment: str, fits: bool) -> None:
    """The horizon is 24 November 2026."""
    assert [fault.path for fault in faults(order(), as_of=moment)] == ([] if fits else ["as_of"])


def test_frozen_until_does_not_lie_before_as_of() -> None:
    line = only_fault(order(), as_of=at("09:00"), frozen_until=at("08:55"))
    assert line.startswith("frozen_until: 2026-11-24T08:55:00+08:00 is before as_of 2026-11-24T09:00:00+08:00.")
    assert not faults(order(), as_of=at("09:00"), frozen_until=at("09:00"))


def test_frozen_until_does_not_lie_after_the_horizon() -> None:
    line = only_fault(order(), frozen_until=at("00:05", "2026-11-25"))
    assert line.startswith("frozen_until: 2026-11-25T00:05:00+08:00 is after the horizon ends at 2026-11-25T00:00:00")
    assert not faults(order(), frozen_until=at("00:00", "2026-11-25"))


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"promise": {"time": at("16:00", "2106-11-24")}}, "promise.time"),
        ({"latest": at("16:00", "2106-11-24")}, "latest"),
        ({"arrival": at("08:00", "2001-01-01")}, "arrival"),
        ({"parts": [{"name": "Disc", "available": at("08:00", "2199-12-31")}]}, "parts[0].available"),
        ({"approvals": [{"kind": "customer", "expected": at("08:00", "2001-01-01")}]}, "approvals[0].expected"),
    ],
)
def test_a_mistyped_year_is_a_fault(change: dict[str, Any], path: str) -> None:
    assert only_fault(order(**change)).startswith(f"orders[0].{path}: ")


def test_an_unknown_time_zone_does_not_hide_other_faults() -> None:
    found = faults(order({"package": "oil"}), shop=workshop(zone="Asia/Chaoyang"))
    assert [fault.path for fault in found] == ["workshop.zone", "orders[0].work[0].package"]


FORCED = {"technicians": ["li"], "bay": "b-1", "start": at("09:02", "2026-11-23"), "forced": True}
"""On the day before the horizon, and off the grid."""


def pinned(**more: Any) -> Json:
    """An order whose only step is forced to a time that has passed."""
    return order(step("a"), records=[{"operation": "a", "technicians": ["li"], "bay": "b-1", "pin": FORCED} | more])


@pytest.mark.parametrize(
    "times", [{"status": "started"}, {"status": "finished", "actual_end": at("07:30")}], ids=["started", "finished"]
)
def test_the_time_to_which_work_was_pinned_binds_no_longer_when_it_has_begun(times: Json) -> None:
    made = problem(pinned(actual_start=at("07:00"), **times), as_of=at("08:00"))
    assert made.facts["4711/a"].start == tick("07:00")


def test_work_that_has_not_begun_cannot_be_forced_to_a_time_that_has_passed() -> None:
    pin = FORCED | {"start": at("07:00")}
    for status in ("planned", "paused", "failed"):
        line = only_fault(pinned(pin=pin, status=status), as_of=at("08:00"))
        assert line.endswith("before as_of 2026-11-24T08:00:00+08:00. Record it as started, or force it later.")
