"""How many promises can be kept at all."""

from __future__ import annotations

from solver.bounds.schedules.bounding import bound, tables_of
from solver.bounds.schedules.prices import BROKEN
from solver.compiled import Compiled
from solver.pace import Pace


def most_kept(compiled: Compiled, kept: int, pace: Pace) -> int | None:
    """No plan keeps more promises than this; ``kept``: how many a known plan keeps. None: nothing is known."""
    promised = sum(order.due is not None for order in compiled.problem.orders.values())
    tables = tables_of(compiled, pace.is_over)
    broken = bound(tables, [(BROKEN,)], [], promised - kept, pace, pace.is_over) if tables else None
    return None if broken is None else promised - max(0, broken)
