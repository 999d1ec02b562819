"""Who works when and which door is open, in ticks of a horizon.

What lasts past midnight belongs to the day on which it starts, so the day before the horizon counts too. Work rounds
inwards to whole ticks; breaks, absences and closures round outwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from scheduler.calendar.wall import beside, bounds, tick_down, tick_up
from scheduler.clock import Clock
from scheduler.documents.calendars import Absence, Closure, DayChange, OpeningHours, Shift, Window
from scheduler.documents.fields import Weekday
from scheduler.documents.technicians import Technician
from scheduler.documents.workshop import Bay, Workshop
from scheduler.holidays_table import weekdays
from scheduler.presence import Presence, runs, span

LATER = 60
"""Days after the horizon on which carried-over work may go on."""


def technician_presence(technician: Technician, workshop: Workshop, clock: Clock, days: int) -> Presence:
    """When a technician works, has a break or is away in the ``days`` from the clock's first day."""
    changes = {change.date: change for change in technician.changes}
    working = breaks = overtime = 0
    for day, weekday in _dates(workshop, clock, days):
        for windows, pauses, extra in _shifts(technician.shifts, changes.get(day), day, weekday):
            for window in windows:
                shift, pause = _ticks(window, pauses, clock, day)
                working |= shift & ~pause
                breaks |= shift & pause
            for each in extra:
                overtime |= _inwards(beside(each, windows), clock, day)
    return _presence(Presence(working, breaks & ~working), overtime, technician.absences, clock.horizon(days), clock)


def bay_presence(bay: Bay, workshop: Workshop, clock: Clock, days: int, staff_overtime: int = 0) -> Presence:
    """When a bay is open or closed down in the ``days`` from the clock's first day.

    ``staff_overtime``: ticks at which anybody may work overtime; so may the bay, unless it has windows of its own.
    """
    hours = workshop.opening if bay.opening is None else bay.opening
    overtime = staff_overtime if bay.overtime is None else _open(bay.overtime, workshop, clock, days)
    working = Presence(_open(hours, workshop, clock, days))
    return _presence(working, overtime, bay.closures, clock.horizon(days), clock)


def closed_ticks(closures: Iterable[Closure], clock: Clock, days: int) -> int:
    """When something cannot be used at all in the ``days`` from the clock's first day."""
    return _away(closures, clock.horizon(days), clock)


def opening_windows(workshop: Workshop, clock: Clock, days: int) -> tuple[tuple[int, int], ...]:
    """The workshop's opening hours in ticks, in order; windows that touch are one."""
    return tuple(runs(_open(workshop.opening, workshop, clock, days) & span(0, clock.horizon(days))))


def later_windows(workshop: Workshop, clock: Clock, days: int) -> tuple[tuple[int, int], ...]:
    """The opening hours of the 60 days after the ``days`` of the horizon, on the same clock."""
    after = span(clock.horizon(days), clock.horizon(days + LATER))
    return tuple(runs(_open(workshop.opening, workshop, clock, days + LATER, since=days) & after))


def _dates(workshop: Workshop, clock: Clock, days: int, since: int = 0) -> Iterator[tuple[date, Weekday | None]]:
    """Every date from the day before day ``since`` of the clock, with the weekday whose hours hold."""
    first = clock.first_day + timedelta(since - 1)
    for offset, weekday in enumerate(weekdays(workshop, first, days - since + 1)):
        yield first + timedelta(offset), weekday


def _shifts(
    regular: Iterable[Shift], change: DayChange | None, day: date, weekday: Weekday | None
) -> Iterator[tuple[tuple[Window | Shift, ...], tuple[Window, ...], tuple[Window, ...]]]:
    """The windows that start on a date, with their breaks and overtime; a change stands even on a holiday."""
    if change:
        yield change.windows, change.breaks, change.overtime
        return
    for shift in regular:
        begun = shift.valid_from is None or shift.valid_from <= day
        over = shift.valid_to is not None and shift.valid_to < day
        if weekday in shift.days and begun and not over:
            yield (shift,), shift.breaks, shift.overtime


def _ticks(window: Window | Shift, pauses: tuple[Window, ...], clock: Clock, day: date) -> tuple[int, int]:
    """The ticks of a shift that starts on a date, and those of its breaks."""
    first, last = bounds(window)
    pause = 0
    for each in pauses:
        start, end = bounds(each, after=first)
        pause |= span(tick_down(clock, day, start), tick_up(clock, day, end))
    return _inwards((first, last), clock, day), pause


def _inwards(minutes: tuple[int, int], clock: Clock, day: date) -> int:
    """The whole ticks between two wall-clock minutes of a day."""
    return span(tick_up(clock, day, minutes[0]), tick_down(clock, day, minutes[1]))


def _open(hours: tuple[OpeningHours, ...], workshop: Workshop, clock: Clock, days: int, since: int = 0) -> int:
    """The ticks of some opening hours."""
    ticks = 0
    for day, weekday in _dates(workshop, clock, days, since):
        for each in hours:
            if weekday in each.days:
                ticks |= _inwards(bounds(each), clock, day)
    return ticks


def _presence(
    regular: Presence, overtime: int, gaps: Iterable[Absence | Closure], horizon: int, clock: Clock
) -> Presence:
    """Cut to the horizon; away beats all, work and breaks beat overtime."""
    away = _away(gaps, horizon, clock)
    present = span(0, horizon) & ~away
    working, breaks = regular.working & present, regular.breaks & present
    return Presence(working, breaks, away, overtime & present & ~working & ~breaks)


def _away(gaps: Iterable[Absence | Closure], horizon: int, clock: Clock) -> int:
    """The ticks that a gap touches."""
    away = 0
    for gap in gaps:
        away |= span(clock.tick_down(gap.start), min(clock.tick_up(gap.end), horizon))
    return away
