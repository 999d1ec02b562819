"""When one operation may start and end by its own order, its links and the opening hours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scheduler.lending import can_be_lent
from scheduler.orders import Operation, Order
from scheduler.plan import Placement, Plan
from scheduler.presence import run_starts, span, spans
from scheduler.problem import Problem
from scheduler.windows import Window, window_of


@dataclass(frozen=True, slots=True)
class Limits:
    """The window of an operation, and when its car is not worked on."""

    window: Window
    car: int

    def legal(self, elapsed: int) -> int:
        """Starts from which ``elapsed`` ticks keep within them."""
        return self.window.legal(elapsed) & run_starts(self.car, elapsed)


def limits(problem: Problem, plan: Plan, operation: Operation) -> Limits:
    """What everything else in the plan leaves to a planned operation, but for its order's labour limit and recalls."""
    order = problem.orders[operation.order]
    others = [p for o in order.operations if o != operation.id and (p := plan.placements.get(o)) is not None]
    earliest, latest, first_end, last_end = _between(problem, plan, operation)
    if order.delivery_stop:
        last_end = min([last_end, *_handovers(problem, plan, order, operation)])
    window = window_of(problem, operation)
    starts = window.starts & span(earliest, latest + 1)
    inside = window.inside if order.overnight else _together(problem, window, others)
    window = Window(starts, inside).between(first_end, min(last_end, _loaned(problem, plan, operation)))
    return Limits(window, problem.whole & ~spans((p.start, p.end) for p in others))


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


def _handovers(problem: Problem, plan: Plan, order: Order, operation: Operation) -> Iterator[int]:
    """Last ends of a recall under a delivery stop; a handover that has begun is waived."""
    if operation.recall:
        for handover in (o for o in order.operations if problem.operations[o].hands_over and o not in problem.facts):
            if handover in plan.placements:
                yield plan.placements[handover].start


def _together(problem: Problem, window: Window, others: list[Placement]) -> tuple[tuple[int, int], ...]:
    """Opening windows of a car that may not stay overnight: the one in which it is worked on already, if there is."""
    opens = [start for start, _ in problem.opening]
    used = {bisect_right(opens, p.start) - 1 for p in others if p.operation not in problem.facts}
    return tuple(hours for i, hours in enumerate(window.inside) if not used - {i})


def _loaned(problem: Problem, plan: Plan, operation: Operation) -> int:
    """Last end with which a loaner is free for as long as its customer needs one; the later, the longer."""
    order, old = problem.orders[operation.order], plan.placements[operation.id]
    if order.loan is None:
        return problem.horizon

    def lacks_loaner(end: int) -> bool:
        ending = {**plan.placements, operation.id: replace(old, start=min(old.start, end - 1), end=end)}
        return not can_be_lent(problem, replace(plan, placements=ending), order)

    return bisect_left(range(problem.horizon + 1), x=True, key=lacks_loaner) - 1
