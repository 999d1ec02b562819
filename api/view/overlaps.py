"""Two jobs at once on one row: when, and what to write there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.view.board import Turn
from api.view.fit import plate_forms
from scheduler.plan import Placement
from scheduler.presence import span


def doubled(works: Iterable[Placement | Turn]) -> int:
    """Ticks at which more than one of them lasts, pauses included."""
    once = twice = 0
    for work in works:
        ticks = span(work.start, work.end)
        twice |= once & ticks
        once |= ticks
    return twice


def plates_together(plates: Iterable[str]) -> Iterator[str]:
    """``M-AB 101+M-AB 102``, then with shorter and shorter tails: ``AB 101+AB 102``, ``101+102``."""
    forms = [plate_forms(plate) for plate in dict.fromkeys(plates)]
    for step in range(max(map(len, forms), default=0)):
        yield "+".join(each[min(step, len(each) - 1)] for each in forms)
