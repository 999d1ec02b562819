"""What cannot be meant in a workshop's shifts, breaks, opening hours, absences, closures and holidays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import combinations, pairwise
from zoneinfo import ZoneInfo, available_timezones

from scheduler import holidays_table
from scheduler.calendar.wall import DAY, beside, bounds
from scheduler.documents.calendars import Absence, Closure, DayChange, OpeningHours, Shift, Window
from scheduler.documents.technicians import Technician
from scheduler.documents.workshop import Workshop
from scheduler.errors import Fault
from scheduler.read_faults import shown

_WEEK = 7 * DAY


def faults(workshop: Workshop) -> list[Fault]:
    """Every fault of the workshop's calendars, in the order of the document."""
    found = [*_zone(workshop.zone), *_opening(workshop.opening, "workshop.opening")]
    if workshop.holidays:
        found += holidays_table.faults(workshop.holidays)
    found += _second_dates([o.date for o in workshop.overrides], "workshop.overrides")
    for number, technician in enumerate(workshop.technicians):
        found += _technician(technician, f"workshop.technicians[{number}]")
    for number, bay in enumerate(workshop.bays):
        found += _opening(bay.opening or (), f"workshop.bays[{number}].opening")
        found += _opening(bay.overtime or (), f"workshop.bays[{number}].overtime")
        found += _gaps(bay.closures, f"workshop.bays[{number}].closures")
    for number, booth in enumerate(workshop.booths):
        found += _gaps(booth.closures, f"workshop.booths[{number}].closures")
    return found


def _zone(name: str) -> Iterator[Fault]:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: "Asia" is a folder of the zone data
        near = get_close_matches(name, available_timezones(), 1, 0.8)
        way_out = f'Did you mean "{near[0]}"?' if near else "Write an IANA name such as Asia/Shanghai."
        yield Fault("workshop.zone", f"unknown time zone {shown(name)}.", way_out)


def _opening(hours: Sequence[OpeningHours], path: str) -> Iterator[Fault]:
    for number, window in enumerate(hours):
        yield from _empty(window, f"{path}[{number}]")


def _technician(technician: Technician, path: str) -> Iterator[Fault]:
    for number, shift in enumerate(technician.shifts):
        yield from _shift(shift, f"{path}.shifts[{number}]")
    yield from _overlapping_shifts(technician.shifts, f"{path}.shifts")
    for number, change in enumerate(technician.changes):
        yield from _change(change, f"{path}.changes[{number}]")
    yield from _second_dates([c.date for c in technician.changes], f"{path}.changes")
    yield from _gaps(technician.absences, f"{path}.absences")


def _shift(shift: Shift, path: str) -> Iterator[Fault]:
    yield from _empty(shift, path)
    yield from _breaks(shift.breaks, [shift], path)
    yield from _overtime(shift.overtime, [shift], path)
    if shift.valid_from and shift.valid_to and shift.valid_to < shift.valid_from:
        message = f"never holds: it ends on {shift.valid_to}, before it begins on {shift.valid_from}."
        yield Fault(f"{path}.valid_to", message, "Write a later date, or remove the shift.")


def _change(change: DayChange, path: str) -> Iterator[Fault]:
    for number, window in enumerate(change.windows):
        yield from _empty(window, f"{path}.windows[{number}]")
    yield from _overlaps(change.windows, [bounds(window) for window in change.windows], f"{path}.windows")
    yield from _breaks(change.breaks, change.windows, path)
    yield from _overtime(change.overtime, change.windows, path)


def _breaks(breaks: Sequence[Window], shifts: Sequence[Window | Shift], path: str) -> Iterator[Fault]:
    """Breaks that are empty, overlap each other or are not inside one of the shifts."""
    spots = []
    for number, pause in enumerate(breaks):
        yield from _empty(pause, f"{path}.breaks[{number}]")
        spot = _inside(pause, shifts)
        if spot is None:
            hours = " and ".join(map(_text, shifts)) or "the working windows, there are none"
            message = f"the break {_text(pause)} is outside {hours}."
            yield Fault(f"{path}.breaks[{number}]", message, "Move or remove it.")
        spots.append(spot or bounds(pause))
    yield from _overlaps(breaks, spots, f"{path}.breaks")


def _overtime(extra: Sequence[Window], shifts: Sequence[Window | Shift], path: str) -> Iterator[Fault]:
    """Overtime that is empty, overlaps another or adds nothing to the shifts."""
    for number, window in enumerate(extra):
        yield from _empty(window, f"{path}.overtime[{number}]")
        if _inside(window, shifts) is not None:
            message = f"the overtime {_text(window)} lies inside the regular hours."
            yield Fault(f"{path}.overtime[{number}]", message, "Write the hours before or after them, or remove it.")
    yield from _overlaps(extra, [beside(window, shifts) for window in extra], f"{path}.overtime")


def _inside(pause: Window, shifts: Sequence[Window | Shift]) -> tuple[int, int] | None:
    """Where a break lies in the first shift that holds all of it."""
    for shift in shifts:
        first, last = bounds(shift)
        spot = bounds(pause, after=first)
        if spot[1] <= last:
            return spot
    return None


def _overlaps(windows: Sequence[Window], spots: Sequence[tuple[int, int]], path: str) -> Iterator[Fault]:
    for i, j in pairwise(sorted(range(len(spots)), key=spots.__getitem__)):
        if spots[j][0] < spots[i][1]:
            yield Fault(f"{path}[{j}]", f"{_text(windows[j])} overlaps {_text(windows[i])}.", "Merge or shorten them.")


def _overlapping_shifts(shifts: Sequence[Shift], path: str) -> Iterator[Fault]:
    for (i, first), (j, second) in combinations(enumerate(shifts), 2):
        if _valid_together(first, second) and _meet(first, second):
            message = f"{_text(second)} overlaps {_text(first)} of {path}[{i}]."
            way_out = "Shorten one, or set valid_from and valid_to so that only one holds."
            yield Fault(f"{path}[{j}]", message, way_out)


def _valid_together(first: Shift, second: Shift) -> bool:
    begins = max(first.valid_from or date.min, second.valid_from or date.min)
    return begins <= min(first.valid_to or date.max, second.valid_to or date.max)


def _meet(first: Shift, second: Shift) -> bool:
    """They share time in the week, which comes round: a Sunday night shift runs into Monday."""
    return any(
        (start - other) % _WEEK < other_end - other or (other - start) % _WEEK < end - start
        for start, end in _week(first)
        for other, other_end in _week(second)
    )


def _week(shift: Shift) -> list[tuple[int, int]]:
    start, end = bounds(shift)
    days = [holidays_table.WEEKDAYS.index(day) * DAY for day in shift.days]
    return [(day + start, day + end) for day in days]


def _empty(window: Window | Shift | OpeningHours, path: str) -> Iterator[Fault]:
    start, end = bounds(window)
    if window.start == window.end or start == end:  # 24:00 to 00:00
        yield Fault(path, f"starts and ends at {window.start}.", "Change one; a whole day is 00:00 to 24:00.")


def _second_dates(dates: Sequence[date], path: str) -> Iterator[Fault]:
    seen: dict[date, int] = {}
    for number, day in enumerate(dates):
        if (first := seen.setdefault(day, number)) != number:
            message = f"{day} is in {path}[{first}] already."
            yield Fault(f"{path}[{number}].date", message, "Keep one entry for each date.")


def _gaps(gaps: Sequence[Absence | Closure], path: str) -> Iterator[Fault]:
    for number, gap in enumerate(gaps):
        if gap.end <= gap.start:
            start, end = (moment.isoformat(timespec="minutes") for moment in (gap.start, gap.end))
            yield Fault(f"{path}[{number}].end", f"{end} is not after the start, {start}.", "Write a later end.")


def _text(window: Window | Shift) -> str:
    return f"{window.start}–{window.end}"
