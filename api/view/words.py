"""The words that tables and pages share."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from scheduler.clock import Clock
from scheduler.kpis import Load
from scheduler.plan import Violation
from scheduler.promises import Prospect, Standing

TRADES = {
    "mechanical": "Mechanical",
    "body": "Body",
    "paint": "Paint",
    "service_advisor": "Reception",
    "inspection": "Inspection",
    "wash": "Wash",
    "driver": "Driving",
}
CLASSES = {
    "comeback": "comeback",
    "hvc": "VIP",
    "fast_lane": "fast lane",
    "booked": "booked",
    "walk_in": "walk-in",
    "internal": "internal",
    "campaign": "campaign",
}
TICKS_PER_HOUR = 12
HOURS_FROM, DAYS_FROM = 120, 24 * 60  # minutes
SHOWN = 8  # lines of a list of which nobody needs every line
WAIVED = "Clashes of work that has begun or is forced"
MODES = {"waits": "waits", "leaves": "drops off", "loaner": "loaner", "collection": "pick-up & delivery"}


def standing(prospect: Prospect) -> str:
    """``late by 40 min``, ``late by 23 h 45 min``, ``tight, 5 min left``, ``kept``."""
    if prospect.standing is Standing.LATE:
        return f"late by {duration(-(prospect.slack or 0))}"
    if prospect.standing is Standing.TIGHT:
        return f"tight, {duration(prospect.slack or 0)} left"
    return prospect.standing.value


def when(clock: Clock, tick: int) -> str:
    """``10:40`` on the first day, ``Wed 25 Nov 10:40`` on others, ``Fri 1 Jan 2027 10:40`` in other years."""
    moment = clock.moment(tick)
    return f"{moment:%H:%M}" if moment.date() == clock.first_day else full(clock, tick)


def full(clock: Clock, tick: int) -> str:
    """``Tue 24 Nov 10:40``, ``Fri 1 Jan 2027 10:40`` in other years than the first."""
    moment = clock.moment(tick)
    year = "" if moment.year == clock.first_day.year else f" {moment.year}"
    return f"{moment:%a} {moment.day} {moment:%b}{year} {moment:%H:%M}"


def dated(clock: Clock, day: date) -> str:
    """``Tuesday 24 November``, with the year where it is not that of the first day."""
    return f"{day:%A} {day.day} {day:%B}" + ("" if day.year == clock.first_day.year else f" {day.year}")


def duration(minutes: int) -> str:
    """``40 min``, from two hours on ``23 h 45 min``, from a day on ``2 d 3 h``."""
    return " ".join(f"{number} {unit}" for number, unit in _parts(minutes))


def short_duration(minutes: int) -> str:
    """``40``, ``23h45``, ``2d3h``: the same where there is little room."""
    if minutes < HOURS_FROM:
        return f"{minutes}"
    return "".join(f"{number}{unit}" if unit != "min" else f"{number:02}" for number, unit in _parts(minutes))


def broken(violations: Collection[Violation]) -> str:
    """``3 violations of 2 rules``."""
    rules = len({violation.rule for violation in violations})
    return f"{counted(len(violations), 'violation', 'violations')} of {counted(rules, 'rule', 'rules')}"


def hours(ticks: float) -> str:
    """``6.5``: hours of so many ticks."""
    return f"{ticks / TICKS_PER_HOUR:.1f}"


def counted(number: int, singular: str, plural: str) -> str:
    """``1 order``, ``2 orders``."""
    return f"{number} {singular if number == 1 else plural}"


def shortened(lines: list[str]) -> list[str]:
    """The first of them, and how many more there are."""
    return lines if len(lines) <= SHOWN else [*lines[:SHOWN], f"  and {len(lines) - SHOWN} more"]


def _parts(minutes: int) -> list[tuple[int, str]]:
    """Numbers with their units, the largest first, zeros left out but where all is zero; whole hours beside days."""
    if minutes < HOURS_FROM:
        return [(minutes, "min")]
    if minutes < DAYS_FROM:
        found = [(minutes // 60, "h"), (minutes % 60, "min")]
    else:
        found = [(round(minutes / 60) // 24, "d"), (round(minutes / 60) % 24, "h")]
    return [(number, unit) for number, unit in found if number]


def booked(load: Load) -> str:
    """``94% of what can be sold``; nothing where everybody's presence counts in full."""
    return f"{load.booked_load:.0%} of what can be sold" if load.capacity < load.present else ""
