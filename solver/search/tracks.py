"""The free time of one resource as a set of ticks."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.presence import run_starts, span


def ticks_of(starts: int) -> Iterator[int]:
    """The ticks of a set, earliest first."""
    while starts:
        lowest = starts & -starts
        yield lowest.bit_length() - 1
        starts ^= lowest


def at_least(count: int, sets: Iterator[int]) -> int:
    """Ticks that lie in at least ``count`` of the sets."""
    if count == 1:
        union = 0
        for ticks in sets:
            union |= ticks
        return union
    reached = [0] * count
    for ticks in sets:
        for level in range(count - 1, 0, -1):
            reached[level] |= reached[level - 1] & ticks
        reached[0] |= ticks
    return reached[-1]


class Track:
    """The free ticks of one resource; answers for a length are kept until it changes."""

    __slots__ = ("_starts", "free")

    def __init__(self, free: int) -> None:
        self.free = free
        self._starts: dict[int, int] = {}

    def starts(self, length: int) -> int:
        """Ticks from which the resource is free for ``length`` ticks."""
        found = self._starts.get(length)
        if found is None:
            found = self._starts[length] = run_starts(self.free, length)
        return found

    def free_until(self, tick: int) -> int:
        """End of the free run that holds ``tick``; ``tick`` itself when it is taken."""
        taken = ~self.free >> tick
        return tick + (taken & -taken).bit_length() - 1

    def take(self, start: int, end: int) -> None:
        """Occupy ``[start, end)``."""
        self.free &= ~span(start, end)
        self._starts.clear()

    def restore(self, free: int) -> None:
        """Back to what was free before."""
        self.free = free
        self._starts.clear()
