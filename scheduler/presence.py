"""When a person works or a bay is open: one bit per tick.

A Python integer is the set of ticks whose bit is 1, so that intersections, "free for d ticks" and counts are single
machine operations on words. Tick 0 is the horizon's start; facts before it have no bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


def span(start: int, end: int) -> int:
    """The ticks of ``[start, end)`` that lie at or after 0."""
    start = max(start, 0)
    return ((1 << (end - start)) - 1) << start if end > start else 0


def spans(times: Iterable[tuple[int, int]]) -> int:
    """The ticks of any of these ``[start, end)`` that lie at or after 0."""
    ticks = 0
    for start, end in times:
        ticks |= span(start, end)
    return ticks


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


def run_starts(free: int, length: int) -> int:
    """Ticks from which ``length`` ticks in a row are free: a handful of shifts, doubling the run each time."""
    have = 1
    while have * 2 <= length:
        free &= free >> have
        have *= 2
    return free & free >> (length - have) if length > have else free


@dataclass(frozen=True, slots=True)
class Presence:
    """Working, on a break, away, permitted overtime: disjoint; every other tick is off shift (closed, for a bay).

    Overtime is off shift too, but for a placement that ends in it.
    """

    working: int
    breaks: int = 0
    away: int = 0
    overtime: int = 0

    def __post_init__(self) -> None:
        states = (self.working, self.breaks, self.away, self.overtime)
        if (
            sum(state.bit_count() for state in states)
            != (self.working | self.breaks | self.away | self.overtime).bit_count()
        ):
            raise ValueError("working, breaks, away and overtime must be disjoint")

    @classmethod
    def always(cls, horizon: int) -> Presence:
        """Working through all of the horizon."""
        return cls(span(0, horizon))

    def overtime_run(self, tick: int) -> tuple[int, int] | None:
        """The overtime ``[start, end)`` that holds ``tick``; None when it is none."""
        return next(((start, end) for start, end in runs(self.overtime) if start <= tick < end), None)

    def staying(self, tick: int | None) -> Presence:
        """The presence of somebody who stays on for work whose last tick is ``tick``: its overtime is worked.

        None: nobody stays on.
        """
        if tick is None or not self.overtime:
            return self
        run = self.overtime_run(tick)
        if run is None:
            return self
        stayed = span(*run)
        return Presence(self.working | stayed, self.breaks, self.away, self.overtime & ~stayed)

    def forbidden(self, *, pause_break: bool, pause_night: bool, horizon: int) -> int:
        """Ticks that an operation may not even pause over."""
        off = span(0, horizon) & ~(self.working | self.breaks | self.away)
        return self.away | (0 if pause_break else self.breaks) | (0 if pause_night else off)
