"""Windows of the local day in wall-clock minutes, and those minutes as real time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from scheduler.clock import TICK_SECONDS, Clock
from scheduler.documents.calendars import OpeningHours, Shift, Window

DAY = 24 * 60
"""Minutes of the wall clock in a day."""


@lru_cache(maxsize=4096)
def minutes(text: str) -> int:
    """Wall-clock minutes since midnight: ``"08:30"`` is 510."""
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


def bounds(window: Window | Shift | OpeningHours, after: int = 0) -> tuple[int, int]:
    """Start and end in minutes from midnight of the window's day, or of the next when it lies before ``after``."""
    start, end = minutes(window.start), minutes(window.end)
    next_day = DAY if start < after else 0
    return start + next_day, end + next_day + (DAY if end <= start else 0)


def beside(window: Window, shifts: Sequence[Window | Shift]) -> tuple[int, int]:
    """Start and end of a window on the day of the shifts, or on the next when it is nearer to one of them there."""
    start, end = bounds(window)

    def distance(day: int) -> int:
        return min((max(first - end - day, start + day - last) for first, last in map(bounds, shifts)), default=0)

    day = min((0, DAY), key=distance)
    return start + day, end + day


def tick_up(clock: Clock, day: date, minute: int) -> int:
    """First tick that starts at or after a wall-clock minute of a day."""
    return -(-(_epoch(clock.zone, day, minute) - clock.origin) // TICK_SECONDS)


def tick_down(clock: Clock, day: date, minute: int) -> int:
    """Last tick that starts at or before a wall-clock minute of a day."""
    return (_epoch(clock.zone, day, minute) - clock.origin) // TICK_SECONDS


@lru_cache(maxsize=16_384)
def _epoch(zone: str, day: date, minute: int) -> int:
    """Epoch seconds: an hour that daylight saving skips moves on, of an hour it repeats the first one counts."""
    midnight = datetime.combine(day, time(), ZoneInfo(zone))
    return int((midnight + timedelta(minutes=minute)).timestamp())
