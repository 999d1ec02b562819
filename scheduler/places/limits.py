"""When one operation may start and end by its own order, its links and the opening hours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_

from scheduler.lending import can_be_lent
from scheduler.orders import Operation, Order
from scheduler.plan import Placement, Plan
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.spells import run_starts

Windows = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Starts and first and last end, intervals one of which holds all of it, and when its car is not worked on."""

    starts: int
    first_end: int
    last_end: int
    inside: Windows
    car: int

    def legal(self, elapsed: int) -> int:
        """Starts from which ``elapsed`` ticks keep within them."""
        allowed = reduce(or_, (span(opens, closes - elapsed + 1) for opens, closes in self.inside), 0)
        ending = span(self.first_end - elapsed, self.last_end - elapsed + 1)
        return self.starts & allowed & ending & run_starts(self.car, elapsed)


def limits(problem: Problem, plan: Plan, operation: Operation) -> Limits:
    """What everything else in the plan leaves to a planned operation."""
    order = problem.orders[operation.order]
    others = [p for o in order.operations if o != operation.id and (p := plan.placements.get(o)) is not None]
    earliest, latest, first_end, last_end = _between(problem, plan, operation)
    if order.delivery_stop:
        earliest = max([earliest, *_recalls(problem, plan, order, operation)])
        last_end = min([last_end, *_handovers(problem, plan, order, operation)])
    return Limits(
        span(max(earliest, operation.release), latest + 1) & _startable(problem, operation),
        first_end,
        min(last_end, problem.horizon if order.latest is None else order.latest, _loaned(problem, plan, operation)),
        _inside(problem, order, operation, others),
        problem.whole & ~reduce(or_, (span(p.start, p.end) for p in others), 0),
    )


def affordable(problem: Problem, plan: Plan, operation: Operation, labour: int) -> int:
    """Ticks of the days on which so much more labour of its order may start."""
    order = problem.orders[operation.order]
    if order.labour_limit is None or not labour:
        return problem.whole
    placed = [p for o in order.operations if o != operation.id and (p := plan.placements.get(o)) is not None]
    ticks = 0
    for start, end in problem.days:
        started = sum(problem.labour(p) for p in placed if start <= p.start < end)
        ticks |= span(start, end) if started + labour <= order.labour_limit else 0
    return ticks


def _between(problem: Problem, plan: Plan, operation: Operation) -> tuple[int, int, int, int]:
    """First and last start, first and last end that its links leave; one into a fact leaves everything."""
    earliest, latest, first_end, last_end = 0, problem.horizon, 0, problem.horizon
    for link in problem.links:
        if link.after == operation.id and (before := plan.placements.get(link.before)) is not None:
            earliest = max(earliest, before.end + link.min_lag)
            if link.max_lag is not None and not problem.is_hopeless(link):
                latest = min(latest, before.end + link.max_lag)
        if link.before == operation.id and link.after not in problem.facts:
            if (after := plan.placements.get(link.after)) is None:
                continue
            last_end = min(last_end, after.start - link.min_lag)
            first_end = max(first_end, 0 if link.max_lag is None else after.start - link.max_lag)
    return earliest, latest, first_end, last_end


def _recalls(problem: Problem, plan: Plan, order: Order, operation: Operation) -> Iterator[int]:
    """First starts of a handover under a delivery stop: after every recall, never while one is not planned."""
    if operation.hands_over:
        for recall in (o for o in order.operations if problem.operations[o].recall):
            yield plan.placements[recall].end if recall in plan.placements else problem.horizon


def _handovers(problem: Problem, plan: Plan, order: Order, operation: Operation) -> Iterator[int]:
    """Last ends of a recall under a delivery stop; a handover that has begun is waived."""
    if operation.recall:
        for handover in (o for o in order.operations if problem.operations[o].hands_over and o not in problem.facts):
            if handover in plan.placements:
                yield plan.placements[handover].start


def _startable(problem: Problem, operation: Operation) -> int:
    """Starts that suit the operation alone."""
    starts = problem.whole
    if operation.kind == "reception":
        starts &= sum(1 << tick for tick in range(0, problem.horizon, problem.grid))
    if operation.sublet:
        starts &= reduce(or_, (span(opens, closes) for opens, closes in problem.opening), 0)
    if operation.pin and operation.pin.start is not None:
        starts &= span(operation.pin.start, operation.pin.start + 1)
    return starts


def _inside(problem: Problem, order: Order, operation: Operation, others: list[Placement]) -> Windows:
    """Opening windows; a car that may not stay overnight is worked on in one of them."""
    if order.overnight:
        return problem.opening if operation.at_the_counter else ((0, problem.horizon),)
    opens = [start for start, _ in problem.opening]
    used = {bisect_right(opens, p.start) - 1 for p in others if p.operation not in problem.facts}
    return tuple(window for i, window in enumerate(problem.opening) if not used - {i})


def _loaned(problem: Problem, plan: Plan, operation: Operation) -> int:
    """Last end with which a loaner is free for as long as its customer needs one; the later, the longer."""
    order, old = problem.orders[operation.order], plan.placements[operation.id]
    if order.loan is None:
        return problem.horizon

    def lacks_loaner(end: int) -> bool:
        ending = {**plan.placements, operation.id: replace(old, start=min(old.start, end - 1), end=end)}
        return not can_be_lent(problem, replace(plan, placements=ending), order)

    return bisect_left(range(problem.horizon + 1), x=True, key=lacks_loaner) - 1
