"""The workshop's opening hours around a horizon, as days and ticks that can be counted."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from scheduler.calendar import opening_windows
from scheduler.clock import Clock
from scheduler.documents.workshop import Workshop

BEFORE = 45
AFTER = 45
"""Days around the first day of a horizon."""


@dataclass(frozen=True)
class Doors:
    """When they are open. Ticks are those of a clock that starts ``BEFORE`` days before ``first_day``."""

    house: Workshop
    first_day: date

    @cached_property
    def clock(self) -> Clock:
        """The clock of all ticks here."""
        return Clock(self.house.zone, self.first_day - timedelta(BEFORE))

    @cached_property
    def ticks(self) -> list[int]:
        """Every tick at which they are open, in order."""
        windows = opening_windows(self.house, self.clock, BEFORE + AFTER)
        return [tick for start, end in windows for tick in range(start, end)]

    @cached_property
    def days(self) -> list[date]:
        """Every day on which they open, in order."""
        return list(dict.fromkeys(self.clock.day(tick) for tick in self.ticks))

    @property
    def usual(self) -> int:
        """Open ticks of a usual day."""
        return len(self.ticks) // len(self.days)

    def between(self, first: date, count: int) -> list[date]:
        """The open ones among so many days from one on."""
        return [day for day in self.days if first <= day < first + timedelta(count)]

    def later(self, day: date, count: int) -> date:
        """The day on which they open so many times later, or earlier if negative."""
        return self.days[bisect_left(self.days, day) + count]

    def index(self, moment: datetime) -> int:
        """Number of open ticks before a moment."""
        return bisect_left(self.ticks, self.clock.tick_up(moment))

    def moment(self, index: int) -> datetime:
        """Begin of an open tick by its number."""
        return self.clock.moment(self.ticks[index])

    def span(self, start: int, end: int) -> tuple[datetime, datetime]:
        """Begin and end of the open ticks between two numbers."""
        return self.moment(start), self.clock.moment(self.ticks[end - 1] + 1)
