"""Opening hours that can be counted."""

from datetime import date, datetime

import pytest

from scheduler.generate import generate
from scheduler.generate.full.doors import Doors


@pytest.fixture(scope="module")
def doors() -> Doors:
    """Munich, Monday to Friday from 08:00 to 17:30."""
    return Doors(generate("medium", language="de").workshop, date(2026, 11, 24))


def test_days_are_those_on_which_the_doors_open(doors: Doors) -> None:
    assert doors.later(date(2026, 11, 27), 1) == date(2026, 11, 30)
    assert doors.later(date(2026, 11, 24), -2) == date(2026, 11, 20)
    assert doors.between(date(2026, 11, 27), 4) == [date(2026, 11, 27), date(2026, 11, 30)]


def test_a_usual_day_has_nine_and_a_half_hours(doors: Doors) -> None:
    assert doors.usual == 9.5 * 12


def test_a_span_leaves_out_the_night(doors: Doors) -> None:
    """An hour before the doors close on Friday, two hours of work: until nine on Monday."""
    friday = datetime.fromisoformat("2026-11-27T16:30+01:00")
    start = doors.index(friday)
    assert doors.moment(start) == friday
    assert doors.span(start, start + 24) == (friday, datetime.fromisoformat("2026-11-30T09:00+01:00"))
