"""What the changes cost that would save an order, so that the cheapest can be told: points, a minute is about one.

In this order: nothing but planning again; what others can hurry (a part, an approval), a point a minute; overtime, at
the problem's price per person and minute; a pin given up, as much as an hour; what a customer has to accept (an earlier
arrival, a later promise), a point per minute and weight; another car that gives way, what that does to its own promise;
and more people, equipment, bays than there are.
"""

from __future__ import annotations

from scheduler.clock import TICK_MINUTES
from scheduler.orders import Order

AGAIN = 0
"""It fits as it is."""
PIN = 60
"""Somebody's decision that is given up."""
GIVING_WAY = 15
"""Another car is planned anew, even if its promise still holds."""
BROKEN = 60
"""Per weight: a promise that would have held does not."""
PERSON = 1_000
"""Somebody who is not there, beside the minutes."""
EQUIPMENT = 1_500
"""A unit or a loaner that is not there."""
PLACE = 2_000
"""A bay or a booth that is not there."""


def asked_of(order: Order, ticks: int) -> int:
    """What a customer has to accept."""
    return max(1, order.weight) * ticks * TICK_MINUTES


def harm(order: Order, ready: int | None, horizon: int) -> int:
    """How bad it is for an order to be ready then; left out: late until the horizon's end."""
    due = horizon if order.due is None else order.due
    late = (max(horizon, due + 1) if ready is None else ready) - due
    return asked_of(order, late) + BROKEN * order.weight if late > 0 else 0
