"""The words that tables and pages share."""

from __future__ import annotations

from datetime import date

import pytest

from api.view.words import broken, dated, duration, short_duration, when
from scheduler.clock import Clock
from scheduler.plan import Violation

CLOCK = Clock("Europe/Berlin", date(2026, 12, 30))


@pytest.mark.parametrize(
    ("minutes", "words", "short"),
    [
        (0, "0 min", "0"),
        (40, "40 min", "40"),
        (115, "115 min", "115"),
        (120, "2 h", "2h"),
        (125, "2 h 5 min", "2h05"),
        (1425, "23 h 45 min", "23h45"),
        (1440, "1 d", "1d"),
        (3060, "2 d 3 h", "2d3h"),
        (2 * 1440 - 5, "2 d", "2d"),  # to the nearest hour
    ],
)
def test_minutes_become_hours_and_days(minutes: int, words: str, short: str) -> None:
    assert (duration(minutes), short_duration(minutes)) == (words, short)


@pytest.mark.parametrize(
    ("day", "words"), [(0, "10:40"), (1, "Thu 31 Dec 10:40"), (2, "Fri 1 Jan 2027 10:40"), (-1, "Tue 29 Dec 10:40")]
)
def test_a_time_on_another_day_has_its_date(day: int, words: str) -> None:
    assert when(CLOCK, 288 * day + 128) == words


def test_a_day_of_another_year_has_its_year() -> None:
    assert dated(CLOCK, date(2026, 12, 31)) == "Thursday 31 December"
    assert dated(CLOCK, date(2027, 1, 1)) == "Friday 1 January 2027"


def test_violations_and_rules_are_counted_apart() -> None:
    shift, stay = Violation("shift", ""), Violation("stay", "")
    assert broken([shift]) == "1 violation of 1 rule"
    assert broken([shift, shift, stay]) == "3 violations of 2 rules"
