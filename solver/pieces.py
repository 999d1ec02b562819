"""Where work of a given length fits: for each elapsed time, the ticks at which it may start.

Work that starts at tick s advances only on working ticks, so its end is a function of s, and elapsed = end − s takes
few values: the work itself, the work plus a break, plus a night. One piece per value.
"""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.presence import runs, span


@dataclass(frozen=True, slots=True)
class Piece:
    """Starts (one bit per tick) from which the work takes ``elapsed`` ticks.

    ``off_shift`` and ``shut``: those of them that pause over ticks the crew, or the bay, does not allow; ``legal``: the
    others.
    """

    elapsed: int
    starts: int
    off_shift: int
    shut: int
    legal: int


def pieces(work: int, working: int, crew_forbids: int, bay_forbids: int) -> tuple[Piece, ...]:
    """All pieces of ``work`` ticks on the ``working`` ticks; forbidden ticks may lie in the gaps only."""
    worked = list(runs(working))
    found: dict[int, list[int]] = {}
    for first, (opens, closes) in enumerate(worked):
        before = off = shut = 0
        gap_start = closes
        elapsed = work
        for last in range(first, len(worked)):
            start, end = worked[last]
            if last > first:
                gap = span(gap_start, start)
                off, shut = off or crew_forbids & gap, shut or bay_forbids & gap
                elapsed += start - gap_start
                low, high = closes + before + 1 - work, closes + before + (end - start) - work
                before += end - start
            else:
                low, high = opens, closes - work
            low, high = max(low, opens), min(high, closes - 1)
            if low <= high:
                entry = found.setdefault(elapsed, [0, 0, 0])
                ticks = span(low, high + 1)
                entry[0] |= ticks
                entry[1] |= ticks if off else 0
                entry[2] |= ticks if shut else 0
            if closes + before + 1 - work > closes - 1:
                break
            gap_start = end
    return tuple(Piece(elapsed, s, off, shut, s & ~off & ~shut) for elapsed, (s, off, shut) in sorted(found.items()))
