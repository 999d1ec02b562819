"""Published work in the near future stays as it is, and nothing new starts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scheduler.orders import Operation, Paint, Pin
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
        return replace(operation, pin=_pin(operation, published))
    by_hand = operation.pin is not None and operation.pin.start is not None
    if by_hand or operation.release >= problem.frozen_until:
        return operation
    reason = f"planning is frozen until {problem.clock.label(problem.frozen_until)}"
    return replace(operation, release=problem.frozen_until, release_reason=reason)


def _pin(operation: Operation, published: Placement) -> Pin:
    """In a booth only place and time are the operation's own: the crew is the cycle's."""
    if operation.paint is not None:
        return Pin(bay=published.bay, start=published.start)
    return Pin(frozenset(published.crew), published.bay, published.start, published.way)


def _stands(problem: Problem, operation: Operation, published: Placement) -> bool:
    if published.start < operation.release:
        return False
    if operation.paint is not None:
        return _can_be_painted(problem, operation.paint, published)
    if not problem.capable(operation, published):
        return False
    away = problem.bays[published.bay].presence.away if published.bay is not None else 0
    for technician in published.crew:
        away |= problem.technicians[technician].presence.away
    return not away & span(published.start, published.end)


def _can_be_painted(problem: Problem, paint: Paint, published: Placement) -> bool:
    """The booth is open and runs one of the programmes; whoever is there works in it."""
    booth = problem.booths.get(published.bay or "")
    if booth is None or booth.panels < paint.panels or booth.closed & span(published.start, published.end):
        return False
    return not paint.programmes.isdisjoint(booth.programmes)
