"""Wall clock and ticks, on ordinary days and where daylight saving begins or ends."""

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.clock import TICK_SECONDS, Clock

BEIJING = Clock("Asia/Shanghai", date(2026, 11, 24))
SPRING = Clock("Europe/Berlin", date(2026, 3, 29))  # 02:00 becomes 03:00
AUTUMN = Clock("Europe/Berlin", date(2026, 10, 25))  # 03:00 becomes 02:00


@pytest.mark.parametrize(
    ("clock", "days", "ticks"),
    [
        (BEIJING, 1, 288),  # 24 × 12
        (BEIJING, 60, 17_280),
        (SPRING, 1, 276),  # 23 × 12
        (SPRING, 2, 564),
        (AUTUMN, 1, 300),  # 25 × 12
    ],
)
def test_a_horizon_is_whole_local_days(clock: Clock, days: int, ticks: int) -> None:
    assert clock.horizon(days) == ticks


def test_tick_zero_is_local_midnight_of_the_first_day() -> None:
    """00:00 in Shanghai is 16:00 UTC of the day before."""
    assert BEIJING.moment(0).isoformat() == "2026-11-24T00:00:00+08:00"
    assert datetime.fromtimestamp(BEIJING.origin, ZoneInfo("UTC")).isoformat() == "2026-11-23T16:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "down", "up"),
    [
        ("2026-11-24T08:00+08:00", 96, 96),
        ("2026-11-24T00:00Z", 96, 96),  # the same moment
        ("2026-11-24T08:00:01+08:00", 96, 97),
        ("2026-11-24T08:04:59+08:00", 96, 97),
        ("2026-11-23T23:59+08:00", -1, 0),
        ("2026-11-23T23:00+08:00", -12, -12),
    ],
)
def test_releases_round_up_and_promises_down(text: str, down: int, up: int) -> None:
    moment = datetime.fromisoformat(text)
    assert (BEIJING.tick_down(moment), BEIJING.tick_up(moment)) == (down, up)


@given(st.integers(-600, 600), st.sampled_from([BEIJING, SPRING, AUTUMN]))
def test_a_tick_and_its_moment_are_one(tick: int, clock: Clock) -> None:
    """Also in the hour that daylight saving repeats: the offset tells the two apart."""
    assert clock.tick_up(clock.moment(tick)) == clock.tick_down(clock.moment(tick)) == tick


@given(st.integers(0, 10**6), st.integers(-12, 14))
def test_rounding_encloses_the_moment_whatever_its_offset(seconds: int, offset: int) -> None:
    moment = datetime.fromtimestamp(BEIJING.origin + seconds, timezone(timedelta(hours=offset)))
    down, up = BEIJING.tick_down(moment), BEIJING.tick_up(moment)
    assert down * TICK_SECONDS <= seconds <= up * TICK_SECONDS
    assert up - down <= 1


@pytest.mark.parametrize(
    ("clock", "tick", "local"),
    [
        (SPRING, 23, "2026-03-29T01:55:00+01:00"),
        (SPRING, 24, "2026-03-29T03:00:00+02:00"),
        (AUTUMN, 35, "2026-10-25T02:55:00+02:00"),
        (AUTUMN, 36, "2026-10-25T02:00:00+01:00"),
        (AUTUMN, 300, "2026-10-26T00:00:00+01:00"),
    ],
)
def test_ticks_run_on_through_daylight_saving(clock: Clock, tick: int, local: str) -> None:
    assert clock.moment(tick).isoformat() == local


def test_a_tick_belongs_to_its_local_date() -> None:
    assert BEIJING.day(287) == date(2026, 11, 24)
    assert BEIJING.day(288) == date(2026, 11, 25)
    assert BEIJING.day(-1) == date(2026, 11, 23)


def test_midnight_is_the_tick_on_which_a_date_begins() -> None:
    assert BEIJING.midnight(date(2026, 11, 26)) == 2 * 288
    assert BEIJING.midnight(date(2026, 11, 23)) == -288
    assert AUTUMN.midnight(date(2026, 10, 26)) == 300


def test_a_day_whose_midnight_is_skipped_begins_an_hour_later() -> None:
    """Cairo moved its clocks from 00:00 to 01:00 on 24 April 2026, a Friday."""
    cairo = Clock("Africa/Cairo", date(2026, 4, 24))
    assert cairo.moment(0).isoformat() == "2026-04-24T01:00:00+03:00"
    assert cairo.horizon(1) == 276


def test_a_label_names_the_date_on_other_days_only() -> None:
    assert BEIJING.label(128) == "10:40"  # 128 × 5 min = 640 min
    assert BEIJING.label(288 + 128) == "2026-11-25 10:40"
    assert BEIJING.label(-1) == "2026-11-23 23:55"
