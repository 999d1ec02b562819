"""When a person works or a bay is open: one bit per tick.

A Python integer is the set of ticks whose bit is 1, so that intersections, "free for d ticks" and counts are single
machine operations on words. Tick 0 is the horizon's start; facts before it have no bits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


def span(start: int, end: int) -> int:
    """The ticks of ``[start, end)`` that lie at or after 0."""
    start = max(start, 0)
    return ((1 << (end - start)) - 1) << start if end > start else 0


def runs(ticks: int) -> Iterator[tuple[int, int]]:
    """The maximal intervals ``[start, end)`` of a set of ticks, in order."""
    position = 0
    while ticks:
        gap = (ticks & -ticks).bit_length() - 1
        ticks >>= gap
        length = (~ticks & (ticks + 1)).bit_length() - 1
        position += gap
        yield position, position + length
        ticks >>= length
        position += length


@dataclass(frozen=True, slots=True)
class Presence:
    """Working, on a break, away: disjoint; every other tick is off shift (closed, for a bay)."""

    working: int
    breaks: int = 0
    away: int = 0

    def __post_init__(self) -> None:
        if self.working & self.breaks or (self.working | self.breaks) & self.away:
            raise ValueError("working, breaks and away must be disjoint")

    @classmethod
    def always(cls, horizon: int) -> Presence:
        """Working through all of the horizon."""
        return cls(span(0, horizon))

    def forbidden(self, *, pause_break: bool, pause_night: bool, horizon: int) -> int:
        """Ticks that an operation may not even pause over."""
        off = span(0, horizon) & ~(self.working | self.breaks | self.away)
        return self.away | (0 if pause_break else self.breaks) | (0 if pause_night else off)
