"""Wall clock and ticks: a tick is 5 real minutes from the horizon's start, whatever daylight saving does."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

TICK_MINUTES = 5
TICK_SECONDS = 60 * TICK_MINUTES


@dataclass(frozen=True, slots=True)
class Clock:
    """Ticks of one horizon: local midnight of ``first_day`` in ``zone`` is tick 0."""

    zone: str
    first_day: date

    @property
    def origin(self) -> int:
        """Epoch seconds of tick 0."""
        return _midnight(self.zone, self.first_day)

    def horizon(self, days: int) -> int:
        """Ticks of so many whole local days (a daylight-saving day has 276 or 300)."""
        return (_midnight(self.zone, self.first_day + timedelta(days)) - self.origin) // TICK_SECONDS

    def tick_up(self, moment: datetime) -> int:
        """First tick that starts at or after an aware moment: for releases."""
        return math.ceil(self._seconds(moment) / TICK_SECONDS)

    def tick_down(self, moment: datetime) -> int:
        """Last tick that starts at or before an aware moment: for promises."""
        return math.floor(self._seconds(moment) / TICK_SECONDS)

    def moment(self, tick: int) -> datetime:
        """Start of a tick as local time with offset."""
        return datetime.fromtimestamp(self.origin + tick * TICK_SECONDS, ZoneInfo(self.zone))

    def day(self, tick: int) -> date:
        """Local date of a tick."""
        return self.moment(tick).date()

    def midnight(self, day: date) -> int:
        """Tick at which a local date begins."""
        return (_midnight(self.zone, day) - self.origin) // TICK_SECONDS

    def label(self, tick: int) -> str:
        """``10:40`` on the first day, ``2026-11-25 10:40`` on others."""
        moment = self.moment(tick)
        return f"{moment:%H:%M}" if moment.date() == self.first_day else f"{moment:%Y-%m-%d %H:%M}"

    def _seconds(self, moment: datetime) -> float:
        return moment.timestamp() - self.origin


@lru_cache(maxsize=256)
def _midnight(zone: str, day: date) -> int:
    """Epoch seconds of local midnight."""
    return int(datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC).timestamp())
