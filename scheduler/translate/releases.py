"""When each operation may start at the earliest, and what it waits for, in words."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.clock import Clock
from scheduler.documents.orders import WorkOrder
from scheduler.documents.workshop import Supply
from scheduler.translate.supply import in_words, on_the_shelf
from scheduler.translate.visits import Visit

Release = tuple[int, str]
"""Tick, and its cause; the words end with a time."""


BEFORE_THE_WORK = ("collection", "reception")
"""Kinds of steps that need no parts and no approval."""


def releases(visit: Visit, supply: Supply, clock: Clock, as_of: int) -> list[Release]:
    """Release of every step: the latest of arrival, now, its parts and its approvals."""
    order = visit.job.order
    always = [(clock.tick_up(order.arrival), "the car arrives"), (as_of, "now is")]
    waited = list(_waited(order, supply, clock, as_of))
    found = []
    for step in visit.job.steps:
        all_work = step.spec.kind not in BEFORE_THE_WORK
        mine = [cause for key, cause in waited if key == step.key or (key is None and all_work)]
        tick, words = max((*always, *mine), key=lambda cause: cause[0])
        found.append((max(tick, 0), f"{words} {clock.label(tick)}"))
    return found


def _waited(order: WorkOrder, supply: Supply, clock: Clock, as_of: int) -> Iterator[tuple[str | None, Release]]:
    for part in order.parts:
        yield part.operation, (on_the_shelf(part, supply, clock, as_of), in_words(part))
    for approval in order.approvals:
        yield approval.operation, (clock.tick_up(approval.expected), f"approval ({approval.kind}), expected")
