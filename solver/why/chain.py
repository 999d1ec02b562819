"""The critical chain of an order: from its last operation back to its arrival, and where on it the car waited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scheduler.orders import Operation, Order
from scheduler.plan import Placement
from scheduler.why import Cause
from solver.search.construct import Construct
from solver.search.gaps import Gaps
from solver.search.order import OrderSearch
from solver.why.scarce import KINDS, freed

Placed = Mapping[str, Placement]


class Wait(NamedTuple):
    """The car waits in ``[since, until)`` for this operation, and for what."""

    operation: Operation
    since: int
    until: int
    cause: Cause

    @property
    def ticks(self) -> int:
        """How long."""
        return self.until - self.since


def waits(construct: Construct, gaps: Gaps, order: Order, placed: Placed) -> list[Wait]:
    """Where the car waits on its critical chain, last first; ``gaps``: what is free without the order."""
    return [wait for step in _chain(construct, order, placed) for wait in _waits(construct, gaps, placed, *step)]


def _chain(construct: Construct, order: Order, placed: Placed) -> Iterator[tuple[Operation, int]]:
    """Operations from the last before ready back to the first, each with the tick at which what was before is done."""
    problem = construct.problem
    candidates = [placed[o] for o in problem.until_ready[order.id] if o in placed]
    current = max(candidates, key=lambda p: p.end, default=None)
    while current is not None and current.operation not in problem.facts:
        operation = problem.operations[current.operation]
        before, since = _before(construct, order, placed, current)
        yield operation, since
        current = before


def _before(construct: Construct, order: Order, placed: Placed, current: Placement) -> tuple[Placement | None, int]:
    """What ended last of what had to end before, and when the operation could follow: car and links tell."""
    ended = [(p.end, p) for p in placed.values() if p.end <= current.start and p.operation != current.operation]
    ended += [
        (p.end + link.min_lag, p)
        for link in construct.visits.into[current.operation]
        if (p := placed.get(link.before)) is not None and p.end <= current.start
    ]
    soonest = max(order.arrival, construct.problem.as_of)
    if not ended:
        return None, soonest
    end, before = max(ended, key=lambda found: found[0])
    return before, max(end, soonest)


def _waits(construct: Construct, gaps: Gaps, placed: Placed, operation: Operation, since: int) -> Iterator[Wait]:
    """For its release, then for what it needs."""
    problem, begins = construct.problem, placed[operation.id].start
    released = min(operation.release, begins)
    if begins > max(released, since):
        cause = lacking(construct, gaps, placed, operation, max(released, since))
        yield Wait(operation, max(released, since), begins, cause)
    if since < released and operation.release > max(problem.orders[operation.order].arrival, problem.as_of):
        yield Wait(operation, since, released, Cause.RELEASE)


def lacking(construct: Construct, gaps: Gaps, placed: Placed, operation: Operation, since: int) -> Cause:
    """What would bring an operation forward most, were it free; else a pin, or that nobody is there, keeps it back."""
    if operation.pin is not None and operation.pin.start is not None:
        return Cause.PIN
    search = OrderSearch(construct.visits, gaps.seats, construct.compiled, operation.order)
    search.overtime = True
    search.placed |= {p.operation: p for p in placed.values() if p.end <= since}

    def soonest(*free: Cause) -> int:
        with freed(gaps.seats.timeline, *free):
            found = search.soonest(operation, since)
        return construct.problem.horizon if found is None else found.end

    as_it_is = soonest()
    if operation.id in placed and as_it_is < placed[operation.id].end:
        return Cause.CHOICE
    kinds = {kind: soonest(kind) for kind in KINDS}
    best = min(kinds, key=lambda kind: kinds[kind])
    if kinds[best] < as_it_is:
        return best
    return Cause.TECHNICIAN if soonest(*KINDS) < as_it_is else Cause.HOURS
