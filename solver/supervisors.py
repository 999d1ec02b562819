"""From which starts somebody can be in charge of supervised work: whenever it advances, he is at work too."""

from __future__ import annotations

from scheduler.presence import span
from scheduler.resources import Technician
from solver.choices import Kind
from solver.search.tracks import run_starts


def attended(kind: Kind, elapsed: int, supervisor: Technician, horizon: int) -> int:
    """Starts of work that takes ``elapsed`` ticks; he need not be there while it pauses."""
    missed = kind.working & ~supervisor.presence.working
    return run_starts(span(0, horizon) & ~missed, elapsed)
