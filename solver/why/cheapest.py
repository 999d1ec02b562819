"""The cheapest change that would save an order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from scheduler.why import Relaxation
from solver.why.case import Case
from solver.why.changes import CHANGES
from solver.why.rescue import Change, Rescue, TimeIsUp


def relaxation(case: Case, blockers: tuple[str, ...], is_over: Callable[[], bool]) -> Relaxation | None:
    """What would keep the promise; if nothing would, what lets an order that is left out at least be planned."""
    for promised in (True, False):
        found = cheapest(Rescue(case, blockers, promised, is_over))
        if found is not None:
            return Relaxation(found.words, found.price, keeps_promise=promised)
        if case.end is not None:
            break
    return None


def cheapest(rescue: Rescue) -> Change | None:
    """The cheapest that works, as far as the time allows to look; of equals the first."""
    best: Change | None = None
    with suppress(TimeIsUp):
        for least, changes in CHANGES:
            if best is not None and best.price <= least:
                break
            for change in changes(rescue):
                if (best is None or change.price < best.price) and rescue.saves(change):
                    best = change
    return best
