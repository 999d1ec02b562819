"""Which dates are worked: the country's public holidays and make-up days, above both the workshop's own table."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import get_args

from scheduler.documents.calendars import DayOverride, HolidayRules
from scheduler.documents.fields import Weekday
from scheduler.documents.workshop import Workshop
from scheduler.errors import Fault
from scheduler.read_faults import shown

WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
_YEARS_BACK = 5  # a country that moved no day for so long has given it up


def weekdays(workshop: Workshop, first: date, days: int) -> tuple[Weekday | None, ...]:
    """For each of so many dates the weekday whose hours hold on it; None: closed. The country must be known."""
    return _weekdays(workshop.holidays, workshop.overrides, first, days)


def provisional_years(workshop: Workshop, first: date, days: int) -> tuple[int, ...]:
    """The years of these dates whose make-up days are not published yet, in a country that has had some lately."""
    if workshop.holidays is None:
        return ()
    last = first + timedelta(days - 1)
    earliest = first.year - _YEARS_BACK
    _, made_up = _published(workshop.holidays, earliest, last.year + 1)
    latest = max((day.year for day in made_up if day.year >= earliest), default=last.year)
    return tuple(range(max(first.year, latest + 1), last.year + 1))


def faults(rules: HolidayRules) -> list[Fault]:
    """A country or subdivision whose holidays are not known."""
    import holidays
    from holidays.registry import EntityLoader

    if rules.country not in EntityLoader.get_country_codes():
        message = f"no holidays are known for country {shown(rules.country)}."
        return [Fault("workshop.holidays.country", message, "Write its ISO 3166 code, such as CN or DE.")]
    try:
        holidays.country_holidays(rules.country, subdiv=rules.subdivision)
    except NotImplementedError:
        known = ", ".join(holidays.country_holidays(rules.country).subdivisions)
        message = f"no holidays are known for {shown(rules.subdivision)} in {rules.country}."
        way_out = f"Write one of {known}." if known else "Leave it out."
        return [Fault("workshop.holidays.subdivision", message, way_out)]
    return []


@lru_cache(maxsize=64)
def _weekdays(
    rules: HolidayRules | None, overrides: tuple[DayOverride, ...], first: date, days: int
) -> tuple[Weekday | None, ...]:
    dates = [first + timedelta(offset) for offset in range(days)]
    closed, made_up = _published(rules, first.year, dates[-1].year) if rules else (frozenset(), frozenset())
    if rules and not rules.make_up_days:
        made_up = frozenset()
    own = {override.date: override for override in overrides}
    return tuple(_weekday(day, own.get(day), day in made_up, day in closed) for day in dates)


def _weekday(day: date, own: DayOverride | None, made_up: bool, closed: bool) -> Weekday | None:
    """The workshop's own word first, then the make-up day, then the holiday."""
    if own:
        return (own.as_weekday or _usual(day)) if own.working else None
    if made_up:
        return _usual(day)
    return None if closed else WEEKDAYS[day.weekday()]


def _usual(day: date) -> Weekday:
    """The weekday that a worked date follows when nobody says: its own, or Monday at a weekend."""
    return WEEKDAYS[day.weekday() if day.weekday() < 5 else 0]


@lru_cache(maxsize=64)
def _published(rules: HolidayRules, first_year: int, last_year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Public holidays, and weekend days worked in exchange for a day off."""
    import holidays  # costs a tenth of a second

    table = holidays.country_holidays(rules.country, subdiv=rules.subdivision, years=range(first_year, last_year + 1))
    return frozenset(table), frozenset(table.weekend_workdays)
