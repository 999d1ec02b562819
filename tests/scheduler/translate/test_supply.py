"""When parts are on the shelf that nobody has a date for: as their supply usually takes, ordered now."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scheduler.translate.days import at, order, problem, tick, workshop

DAY = 288


def release(now: str = "09:00", shop: Any = None, **part: Any) -> tuple[int, str]:
    """Release of the step that waits for the part, the reason, on Tuesday 24 November."""
    made = problem(order(parts=[{"name": "Disc"} | part]), as_of=at(now), shop=shop).operations["4711/pads"]
    return made.release, made.release_reason


def test_parts_in_stock_are_there() -> None:
    assert release(supply="stock") == (tick("09:00"), "now is 09:00")


@pytest.mark.parametrize("now", ["00:00", "09:00", "23:50"])
def test_overnight_parts_come_the_next_morning(now: str) -> None:
    expected = (DAY + tick("07:00"), "part Disc (overnight, ordered now), due 2026-11-25 07:00")
    assert release(now, supply="overnight") == expected


def test_the_workshop_says_when_overnight_parts_come() -> None:
    shop = workshop(supply={"overnight": "06:32"})
    assert release(supply="overnight", shop=shop)[0] == DAY + tick("06:35")


def test_off_road_parts_come_days_later_at_the_same_time_of_day() -> None:
    """2 and 5 days, or as the workshop says."""
    assert release(supply="vor") == (2 * DAY + tick("09:00"), "part Disc (VOR, ordered now), due 2026-11-26 09:00")
    assert release(supply="vor_direct") == (
        5 * DAY + tick("09:00"),
        "part Disc (VOR direct, ordered now), due 2026-11-29 09:00",
    )
    shop = workshop(supply={"vor_days": 1, "vor_direct_days": 3})
    assert [release(supply=how, shop=shop)[0] // DAY for how in ("vor", "vor_direct")] == [1, 3]


def test_the_same_time_of_day_is_the_same_on_the_clock_when_summer_ends() -> None:
    """Saturday 24 October 2026 09:00 in Berlin; on Monday 09:00, an hour more than two days later."""
    shop = workshop(zone="Europe/Berlin")
    made = problem(
        order(parts=[{"name": "Disc", "supply": "vor"}], arrival="2026-10-24T08:00+02:00"),
        shop=shop,
        as_of="2026-10-24T09:00+02:00",
        horizon={"first_day": "2026-10-24", "days": 3},
    )
    assert made.operations["4711/pads"].release == 2 * DAY + 12 + tick("09:00")


def test_a_date_that_is_known_wins() -> None:
    assert release(supply="vor", available=at("11:00")) == (tick("11:00"), "part Disc, due 11:00")
