"""When each operation may start at the earliest, and what it waits for, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from scheduler.clock import Clock
from scheduler.documents.orders import WorkOrder
from scheduler.translate.visits import Visit

Release = tuple[int, str]
"""Tick, and its cause; the words end with a time."""


def releases(visit: Visit, clock: Clock, as_of: int) -> list[Release]:
    """Release of every step: the latest of arrival, now, its parts and its approvals."""
    order = visit.job.order
    always = [(clock.tick_up(order.arrival), "the car arrives"), (as_of, "now is")]
    waited = [(key, (clock.tick_up(moment), words)) for key, moment, words in _waited(order)]
    found = []
    for step in visit.job.steps:
        mine = [cause for key, cause in waited if key == step.key or (key is None and step.spec.kind != "reception")]
        tick, words = max((*always, *mine), key=lambda cause: cause[0])
        found.append((max(tick, 0), f"{words} {clock.label(tick)}"))
    return found


def _waited(order: WorkOrder) -> Iterator[tuple[str | None, datetime, str]]:
    for part in order.parts:
        yield part.operation, part.available, f"part {part.name}, due"
    for approval in order.approvals:
        yield approval.operation, approval.expected, f"approval ({approval.kind}), expected"
