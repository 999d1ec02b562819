"""Published work in the near future stays as it is, and nothing new starts in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scheduler.orders import Link, Operation, Paint, Pin
from scheduler.plan import Placement
from scheduler.presence import span
from scheduler.problem import Problem


def freeze(problem: Problem) -> Mapping[str, Operation]:
    """The operations, those that are published to start before ``frozen_until`` pinned, the others released then.

    Published work that can no longer stand (its start has passed, somebody is away or still busy with what has begun,
    what it follows has slipped) is planned again, from now on.
    """
    published = problem.published.placements if problem.published else {}
    standing = _standing(problem, published)
    return {o.id: _frozen(problem, o, published.get(o.id), o.id in standing) for o in problem.operations.values()}


def _standing(problem: Problem, published: Mapping[str, Placement]) -> Mapping[str, Placement]:
    """Facts, and published work that can stand after them: what it follows stands too, and ends in time."""
    standing = dict(problem.facts)
    links: dict[str, list[Link]] = {}
    for link in problem.links:
        links.setdefault(link.after, []).append(link)
    for place in sorted(published.values(), key=lambda place: place.start):
        if place.start >= problem.frozen_until or place.operation in problem.facts:
            continue
        before = [link for link in links.get(place.operation, ()) if _counts(problem, link.before, published)]
        in_time = all(b.before in standing and standing[b.before].end + b.min_lag <= place.start for b in before)
        if in_time and _stands(problem, problem.operations[place.operation], place) and _are_free(problem, place):
            standing[place.operation] = place
    return standing


def _counts(problem: Problem, operation: str, published: Mapping[str, Placement]) -> bool:
    """It is done: what is optional and not published is not."""
    return operation not in problem.option_of or operation in published or operation in problem.facts


def _are_free(problem: Problem, place: Placement) -> bool:
    """Nobody of its crew is still at work that has begun, and no other car in its bay is worked on."""
    order = problem.operations[place.operation].order
    running = [f for f in problem.facts.values() if f.start < place.end and f.end > place.start]
    people = {technician for fact in running for technician in fact.crew}
    bays = {fact.bay for fact in running if fact.bay and problem.operations[fact.operation].order != order}
    return people.isdisjoint(place.crew) and place.bay not in bays


def _frozen(problem: Problem, operation: Operation, published: Placement | None, stands: bool) -> Operation:
    if operation.id in problem.facts:
        return operation
    if published is not None and published.start < problem.frozen_until:
        if operation.pin is not None or not stands:
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
