"""Published work in the near future stays as it is, and nothing new starts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scheduler.orders import Operation, Pin
from scheduler.plan import Placement
from scheduler.presence import span
from scheduler.problem import Problem


def freeze(problem: Problem) -> Mapping[str, Operation]:
    """The operations, those that are published to start before ``frozen_until`` pinned, the others released then.

    Published work that can no longer stand (its start has passed, or somebody is away) is planned again, from now on.
    """
    published = problem.published.placements if problem.published else {}
    return {o.id: _frozen(problem, o, published.get(o.id)) for o in problem.operations.values()}


def _frozen(problem: Problem, operation: Operation, published: Placement | None) -> Operation:
    if operation.id in problem.facts:
        return operation
    if published is not None and published.start < problem.frozen_until:
        if operation.pin is not None or not _stands(problem, operation, published):
            return operation
        pin = Pin(frozenset(published.crew), published.bay, published.start, published.way)
        return replace(operation, pin=pin)
    by_hand = operation.pin is not None and operation.pin.start is not None
    if by_hand or operation.release >= problem.frozen_until:
        return operation
    reason = f"planning is frozen until {problem.clock.label(problem.frozen_until)}"
    return replace(operation, release=problem.frozen_until, release_reason=reason)


def _stands(problem: Problem, operation: Operation, published: Placement) -> bool:
    if published.start < operation.release or not problem.capable(operation, published):
        return False
    away = problem.bays[published.bay].presence.away if published.bay is not None else 0
    for technician in published.crew:
        away |= problem.technicians[technician].presence.away
    return not away & span(published.start, published.end)
