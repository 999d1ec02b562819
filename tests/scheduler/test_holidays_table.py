"""Which dates are worked, and by which weekday's hours."""

from datetime import date
from typing import Any

import pytest

from scheduler.documents.calendars import HolidayRules
from scheduler.documents.workshop import Workshop
from scheduler.holidays_table import faults, provisional_years, weekdays

CHINA = {"country": "CN"}


def workshop(holidays: dict[str, Any] | None = None, *overrides: dict[str, Any]) -> Workshop:
    return Workshop.model_validate(
        {
            "id": "w",
            "name": "w",
            "zone": "Asia/Shanghai",
            "labour_unit": {"name": "FRU", "minutes": 5},
            "opening": [{"days": ["mon"], "start": "08:00", "end": "18:00"}],
            "technicians": [],
            "bays": [],
            "holidays": holidays,
            "overrides": overrides,
        }
    )


def hours_on(day: date, of: Workshop) -> str | None:
    return weekdays(of, day, 1)[0]


def test_without_rules_every_date_follows_its_own_weekday() -> None:
    """2026-11-24 is a Tuesday."""
    assert weekdays(workshop(), date(2026, 11, 24), 8) == ("tue", "wed", "thu", "fri", "sat", "sun", "mon", "tue")


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 9, 30), "wed"),
        (date(2026, 10, 1), None),  # National Day
        (date(2026, 10, 7), None),  # day off in exchange for Saturday, 10 October
        (date(2026, 10, 8), "thu"),
        (date(2026, 10, 10), "mon"),  # the Saturday that is worked for it
        (date(2026, 10, 11), "sun"),
    ],
)
def test_china_closes_on_holidays_and_works_make_up_days_like_a_monday(day: date, hours: str | None) -> None:
    assert hours_on(day, workshop(CHINA)) == hours


def test_make_up_days_stay_weekend_days_where_the_workshop_does_not_work_them() -> None:
    assert hours_on(date(2026, 10, 10), workshop({**CHINA, "make_up_days": False})) == "sat"


def test_a_decree_of_next_year_reaches_back_into_december() -> None:
    """The decree for 2007 made Saturday, 30 December 2006 a working day."""
    assert hours_on(date(2006, 12, 30), workshop(CHINA)) == "mon"


def test_a_subdivision_adds_its_own_holidays() -> None:
    """Epiphany is a holiday in Bavaria and not in Berlin; 2027-01-06 is a Wednesday."""
    assert hours_on(date(2027, 1, 6), workshop({"country": "DE", "subdivision": "BY"})) is None
    assert hours_on(date(2027, 1, 6), workshop({"country": "DE", "subdivision": "BE"})) == "wed"


@pytest.mark.parametrize(
    ("override", "hours"),
    [
        ({"date": "2026-10-01", "working": True}, "thu"),  # a Thursday: its own hours
        ({"date": "2026-10-03", "working": True}, "mon"),  # a Saturday
        ({"date": "2026-10-01", "working": True, "as_weekday": "sat"}, "sat"),
        ({"date": "2026-10-10", "working": False}, None),  # a make-up day
        ({"date": "2026-11-24", "working": False}, None),  # an ordinary Tuesday
    ],
)
def test_the_workshops_own_word_wins(override: dict[str, Any], hours: str | None) -> None:
    day = date.fromisoformat(override["date"])
    assert hours_on(day, workshop(CHINA, override)) == hours


def test_the_first_year_without_a_decree_is_provisional() -> None:
    """China publishes each November; which year is the last one depends on the release of the table."""
    shop = workshop(CHINA)
    year = next(y for y in range(2026, 2100) if provisional_years(shop, date(y, 6, 1), 1))
    assert year > 2026  # its decree is known since November 2025
    assert provisional_years(shop, date(year - 1, 12, 20), 30) == (year,)
    assert provisional_years(shop, date(year, 12, 20), 30) == (year, year + 1)
    assert provisional_years(shop, date(year - 1, 11, 1), 61) == ()  # the last date is 31 December


def test_a_year_without_make_up_days_is_certain_once_a_later_one_has_some() -> None:
    """Hungary moved days in 2022 and 2024 and none in 2023."""
    assert provisional_years(workshop({"country": "HU"}), date(2023, 6, 1), 1) == ()


@pytest.mark.parametrize(("country", "year"), [("BG", 2026), ("AM", 2090)])
def test_a_country_that_moved_no_day_for_years_is_certain(country: str, year: int) -> None:
    """Bulgaria last did so in 2016; of Armenia the table lists days of 2014 whatever the year."""
    assert provisional_years(workshop({"country": country}), date(year, 6, 1), 1) == ()


@pytest.mark.parametrize("rules", [None, {"country": "DE"}])
def test_countries_that_move_no_days_are_never_provisional(rules: dict[str, Any] | None) -> None:
    assert provisional_years(workshop(rules), date(2089, 12, 20), 30) == ()


@pytest.mark.parametrize("country", ["XX", "cn", "HolidayBase", "utils", "country_holidays", "China"])
def test_an_unknown_country_is_a_fault(country: str) -> None:
    """Some of these are names inside the holidays package, which it would happily call."""
    (fault,) = faults(HolidayRules(country=country, subdivision=None, make_up_days=True))
    assert fault.path == "workshop.holidays.country"
    assert f'"{country}"' in fault.message


def test_an_unknown_subdivision_is_a_fault_that_lists_the_known_ones() -> None:
    (fault,) = faults(HolidayRules(country="DE", subdivision="XX", make_up_days=True))
    assert fault.path == "workshop.holidays.subdivision"
    assert '"XX" in DE' in fault.message
    assert "BY" in fault.way_out


def test_known_rules_have_no_fault() -> None:
    assert faults(HolidayRules(country="DE", subdivision="BY", make_up_days=True)) == []
