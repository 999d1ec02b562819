"""Who works when and which door is open, in ticks of a horizon.

What lasts past midnight belongs to the day on which it starts, so the day before the horizon counts too. Work rounds
inwards to whole ticks; breaks, absences and closures round outwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from scheduler.calendar.wall import bounds, tick_down, tick_up
from scheduler.clock import Clock
from scheduler.documents.calendars import Absence, Closure, DayChange, OpeningHours, Shift, Window
from scheduler.documents.fields import Weekday
from scheduler.documents.technicians import Technician
from scheduler.documents.workshop import Bay, Workshop
from scheduler.holidays_table import weekdays
from scheduler.presence import Presence, runs, span


def technician_presence(technician: Technician, workshop: Workshop, clock: Clock, days: int) -> Presence:
    """When a technician works, has a break or is away in the ``days`` from the clock's first day."""
    changes = {change.date: change for change in technician.changes}
    working = breaks = 0
    for day, weekday in _dates(workshop, clock, days):
        for window, pauses in _shifts(technician.shifts, changes.get(day), day, weekday):
            shift, pause = _ticks(window, pauses, clock, day)
            working |= shift & ~pause
            breaks |= shift & pause
    return _presence(working, breaks, technician.absences, clock.horizon(days), clock)


def bay_presence(bay: Bay, workshop: Workshop, clock: Clock, days: int) -> Presence:
    """When a bay is open or closed down in the ``days`` from the clock's first day."""
    hours = workshop.opening if bay.opening is None else bay.opening
    return _presence(_open(hours, workshop, clock, days), 0, bay.closures, clock.horizon(days), clock)


def opening_windows(workshop: Workshop, clock: Clock, days: int) -> tuple[tuple[int, int], ...]:
    """The workshop's opening hours in ticks, in order; windows that touch are one."""
    return tuple(runs(_open(workshop.opening, workshop, clock, days) & span(0, clock.horizon(days))))


def _dates(workshop: Workshop, clock: Clock, days: int) -> Iterator[tuple[date, Weekday | None]]:
    """Every date from the day before the horizon, with the weekday whose hours hold."""
    first = clock.first_day - timedelta(1)
    for offset, weekday in enumerate(weekdays(workshop, first, days + 1)):
        yield first + timedelta(offset), weekday


def _shifts(
    regular: Iterable[Shift], change: DayChange | None, day: date, weekday: Weekday | None
) -> Iterator[tuple[Window | Shift, tuple[Window, ...]]]:
    """The windows that start on a date, each with its breaks; a change stands even on a holiday."""
    if change:
        yield from ((window, change.breaks) for window in change.windows)
        return
    for shift in regular:
        begun = shift.valid_from is None or shift.valid_from <= day
        over = shift.valid_to is not None and shift.valid_to < day
        if weekday in shift.days and begun and not over:
            yield shift, shift.breaks


def _ticks(window: Window | Shift, pauses: tuple[Window, ...], clock: Clock, day: date) -> tuple[int, int]:
    """The ticks of a shift that starts on a date, and those of its breaks."""
    first, last = bounds(window)
    pause = 0
    for each in pauses:
        start, end = bounds(each, after=first)
        pause |= span(tick_down(clock, day, start), tick_up(clock, day, end))
    return span(tick_up(clock, day, first), tick_down(clock, day, last)), pause


def _open(hours: tuple[OpeningHours, ...], workshop: Workshop, clock: Clock, days: int) -> int:
    """The ticks of some opening hours."""
    ticks = 0
    for day, weekday in _dates(workshop, clock, days):
        for each in hours:
            if weekday in each.days:
                start, end = bounds(each)
                ticks |= span(tick_up(clock, day, start), tick_down(clock, day, end))
    return ticks


def _presence(
    working: int, breaks: int, gaps: tuple[Absence, ...] | tuple[Closure, ...], horizon: int, clock: Clock
) -> Presence:
    """Cut to the horizon; away beats work, and work beats the break of another shift."""
    away = 0
    for gap in gaps:
        away |= span(clock.tick_down(gap.start), min(clock.tick_up(gap.end), horizon))
    present = span(0, horizon) & ~away
    return Presence(working & present, breaks & ~working & present, away)
