"""Labour limits as searches read them: the local days of the horizon, and what an order may still get on each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from scheduler.orders import Order
from scheduler.plan import Placement
from scheduler.problem import Problem


class Day(NamedTuple):
    """A local day's ticks ``[start, end)``, and ticks of labour that may still start on it."""

    start: int
    end: int
    left: int


def days_left(problem: Problem, order: Order, placed: Iterable[Placement]) -> list[Day]:
    """What an order's limit leaves of every day beside what is placed; none where that is too much."""
    starts = [(p.start, problem.labour(p)) for p in placed]
    limit = order.labour_limit or 0
    return [Day(a, b, max(0, limit - sum(n for s, n in starts if a <= s < b))) for a, b in problem.days]
