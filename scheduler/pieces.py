"""Where work of a given length fits: for each elapsed time, the ticks at which it may start.

Work that starts at tick s advances only on working ticks, so its end is a function of s, and elapsed = end − s takes
few values: the work itself, the work plus a break, plus a night. One piece per value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from scheduler.orders import Operation
from scheduler.presence import Presence, runs, span


class Piece(NamedTuple):
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
        between = opens - closes
        for start, end in worked[first:]:
            # Begun at s, closes + between - s ticks are done when this run starts: it ends at s + start - spare.
            spare = closes + between - work
            if spare + 1 >= closes:
                break
            if ticks := span(max(opens, spare + 1), min(closes, spare + end - start + 1)):
                entry, pauses = found.setdefault(start - spare, [0, 0, 0]), span(closes, start)
                entry[0] |= ticks
                entry[1] |= ticks if crew_forbids & pauses else 0
                entry[2] |= ticks if bay_forbids & pauses else 0
            between += end - start
    return tuple(Piece(elapsed, s, off, shut, s & ~off & ~shut) for elapsed, (s, off, shut) in sorted(found.items()))


def unpaused(operation: Operation, crew: Sequence[Presence], bay: Presence | None, horizon: int) -> tuple[int, int]:
    """Ticks that work may not pause over, for its crew and for its bay; a closure is a matter of the bay's stays."""
    off = 0
    for presence in crew:
        off |= presence.forbidden(pause_break=operation.pause_break, pause_night=operation.pause_night, horizon=horizon)
    if bay is None or not crew:
        return off, 0
    return off, bay.forbidden(pause_break=True, pause_night=operation.pause_night, horizon=horizon) & ~bay.away
