"""When one operation may start and must end, by the rules that look at it alone."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.orders import Operation
from scheduler.presence import span
from scheduler.problem import Problem


@dataclass(frozen=True, slots=True)
class Window:
    """Starts as a set of ticks; intervals ``[start, end)`` one of which must hold all of the operation.

    ``ends_from``: the first tick at which it may end.
    """

    starts: int
    inside: tuple[tuple[int, int], ...]
    ends_from: int = 0

    def legal(self, elapsed: int) -> int:
        """Starts from which ``elapsed`` ticks lie inside."""
        allowed = 0
        for start, end in self.inside:
            allowed |= span(start, end - elapsed + 1)
        return self.starts & allowed & ~span(0, self.ends_from - elapsed)

    def between(self, ends_from: int, end: int) -> Window:
        """The same, ending no sooner and no later than this."""
        inside = tuple((start, min(closes, end)) for start, closes in self.inside)
        return Window(self.starts, inside, max(ends_from, self.ends_from))


def windows(problem: Problem) -> dict[str, Window]:
    """The window of every planned operation."""
    return {o.id: window_of(problem, o) for o in problem.planned}


def window_of(problem: Problem, operation: Operation) -> Window:
    """The window of one operation."""
    order = problem.orders[operation.order]
    end = problem.horizon if order.latest is None else min(problem.horizon, order.latest)
    starts = span(operation.release, end)
    if operation.kind == "reception":
        starts &= problem.on_grid
    if operation.sublet:
        starts &= problem.open_ticks
    if operation.pin and operation.pin.start is not None:
        starts &= span(operation.pin.start, operation.pin.start + 1)
    if operation.at_the_counter or not order.overnight:
        return Window(starts, tuple((a, min(b, end)) for a, b in problem.opening if a < end))
    return Window(starts, ((0, end),))
