"""What customers of mechanical work ask for besides: a courtesy car, or to have theirs collected and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Literal

from scheduler.documents.orders import WorkOrder
from scheduler.generate.full.loans import Loans
from scheduler.generate.shares import in_shares

Wish = Literal["courtesy", "collection", "warranty", "nothing"]

WISHES: dict[Wish, int] = {"courtesy": 15, "collection": 15, "warranty": 5, "nothing": 65}
"""Shares of the customers who leave their cars in the morning, %; under warranty the car has been here for days."""

LAST_ARRIVAL = 11
"""Hour from which on nobody is asked, so that the way back is not too late."""

TRAVEL = ("15 min", "20 min", "30 min")
"""One way."""

DAYS_IN_REPAIR = 4
"""Days that count towards the five after which a courtesy car is owed."""


def wishing(rng: Random, loans: Loans, orders: Sequence[WorkOrder]) -> list[WorkOrder]:
    """The same orders, some of them with a wish."""
    asked = [order.id for order in orders if _leaves_early(order)]
    wishes = dict(zip(asked, in_shares(rng, len(asked), WISHES), strict=True))
    return [_wish(rng, loans, order, wishes.get(order.id, "nothing")) for order in orders]


def _leaves_early(order: WorkOrder) -> bool:
    leaves = order.mode == "leaves" and order.customer is not None and order.visit
    return leaves and order.arrival.hour < LAST_ARRIVAL


def _wish(rng: Random, loans: Loans, order: WorkOrder, wish: Wish) -> WorkOrder:
    if wish == "courtesy":
        assert order.promise is not None
        car = loans.take(rng, order.arrival, order.promise.time)
        return order.model_copy(update={"mode": "loaner", "loaner_class": car.loaner_class}) if car else order
    if wish == "collection":
        return order.model_copy(update={"mode": "collection", "travel": rng.choice(TRAVEL)})
    return order.model_copy(update={"warranty_days": DAYS_IN_REPAIR}) if wish == "warranty" else order
