"""When an operation may start by what else is placed of its order: its labour limit and its delivery stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from scheduler.orders import Operation, Order
from scheduler.plan import Placement
from scheduler.presence import span
from scheduler.problem import Problem


class Day(NamedTuple):
    """A local day's ticks ``[start, end)``, and ticks of labour that may still start on it."""

    start: int
    end: int
    left: int


def starts_left(
    problem: Problem, order: Order, placed: Mapping[str, Placement], operation: Operation
) -> tuple[int, ...] | None:
    """By way: the starts that are left; None: all."""
    stopped = order.delivery_stop and operation.hands_over
    if order.labour_limit is None and not stopped:
        return None
    starts = _after_recalls(problem, order, placed) if stopped else span(0, problem.horizon)
    return tuple(starts & _affordable(problem, order, placed, way.labour) for way in operation.ways)


def days_left(problem: Problem, order: Order, placed: Iterable[Placement]) -> list[Day]:
    """What an order's labour limit leaves of every day beside what is placed; none where that is too much."""
    starts = [(p.start, problem.labour(p)) for p in placed]
    limit = order.labour_limit or 0
    return [Day(a, b, max(0, limit - sum(n for s, n in starts if a <= s < b))) for a, b in problem.days]


def _after_recalls(problem: Problem, order: Order, placed: Mapping[str, Placement]) -> int:
    """Ticks after the last recall; none while one is not placed."""
    recalls = [o for o in order.operations if problem.operations[o].recall]
    if any(o not in placed for o in recalls):
        return 0
    return span(max((placed[o].end for o in recalls), default=0), problem.horizon)


def _affordable(problem: Problem, order: Order, placed: Mapping[str, Placement], labour: int) -> int:
    """Ticks of the days on which so much labour may still start."""
    if order.labour_limit is None or not labour:
        return span(0, problem.horizon)
    days = days_left(problem, order, placed.values())
    return sum(span(day.start, day.end) for day in days if day.left >= labour)
