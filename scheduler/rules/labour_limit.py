"""No more labour of an order starts on one day than the order allows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler import wording
from scheduler.clock import TICK_MINUTES
from scheduler.orders import Order
from scheduler.plan import Placement, Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Labour is standard time × people. What facts alone exceed is waived, but then nothing more fits on the day."""
    for order in problem.orders.values():
        if order.labour_limit is None:
            continue
        for day, placed in _by_day(problem, plan, order).items():
            labour = {p.operation: problem.labour(p) for p in placed}
            total = sum(labour.values())
            if total > order.labour_limit:
                planned = [o for o, ticks in labour.items() if ticks and o not in problem.facts]
                yield Violation(
                    "labour_limit",
                    f"{wording.car(problem, order.id)} of work order {order.label} gets {total * TICK_MINUTES} min of"
                    f" labour on {day}, its limit is {order.labour_limit * TICK_MINUTES} min a day",
                    tuple(planned or labour),
                    waived=not planned,
                )


def _by_day(problem: Problem, plan: Plan, order: Order) -> dict[date, list[Placement]]:
    """By local day: the placements that start on it."""
    found: dict[date, list[Placement]] = {}
    for operation in order.operations:
        if placement := plan.placements.get(operation):
            found.setdefault(problem.clock.day(placement.start), []).append(placement)
    return found
