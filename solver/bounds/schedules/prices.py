"""What orders cost a tier when they are ready at a tick, or left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from scheduler.clock import TICK_MINUTES
from scheduler.orders import Order
from scheduler.profiles import Term
from scheduler.readiness import VERY_LATE
from solver.bounds.estimates import LEFT_OUT
from solver.bounds.schedules.cheapest import Costs
from solver.bounds.schedules.tables import Tables


class Prices(NamedTuple):
    """``constant``: of orders that are not in the tables. ``ready`` by row and tick, ``left_out`` by row."""

    constant: float
    ready: Costs
    left_out: Costs


def _promises(order: Order, ready: int | None, horizon: int) -> int:
    if ready is None:
        return LEFT_OUT * order.weight
    return 0 if order.due is None else order.weight * ((ready > order.due) + (ready > order.due + VERY_LATE))


def _lateness(order: Order, ready: int | None, horizon: int) -> int:
    since = order.due if order.due is not None else order.arrival if ready is None else ready
    return TICK_MINUTES * order.weight * max(0, (horizon if ready is None else ready) - since)


def _waiting(order: Order, ready: int | None, horizon: int) -> int:
    return TICK_MINUTES * max(0, ready - order.arrival) if order.waits and ready is not None else 0


Price = Callable[[Order, int | None, int], int]
PRICES: Mapping[str, Price] = {"promises": _promises, "lateness": _lateness, "waiting": _waiting}
"""Of the goals that add up over orders: what one costs that is ready at a tick (None: left out), by the horizon."""


def prices(tables: Tables, terms: Sequence[Term]) -> Prices:
    """Of a tier's goals; those that have no price here are 0 at the least."""
    known = [(term.weight, PRICES.get(term.goal)) for term in terms]
    horizon = tables.problem.horizon

    def price(order: Order, ready: int | None) -> float:
        return sum(weight * of(order, ready, horizon) for weight, of in known if of is not None)

    listed = {order.id for order in tables.listed}
    constant = 0.0
    for order in tables.problem.orders.values():
        if not tables.problem.is_open(order):
            constant += price(order, tables.spans.ready(order))
        elif order.id not in listed and not order.carries_over:
            constant += price(order, None)
    ready = np.zeros((len(tables.listed), horizon + 2))
    for row, order in enumerate(tables.listed):
        least = tables.spans.ready(order)
        ready[row] = [price(order, max(tick, least)) for tick in range(horizon + 2)]
    return Prices(constant, ready, np.array([price(order, None) for order in tables.listed], float))
