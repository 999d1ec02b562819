"""The kinds of changes that may save an order, those whose least price is lowest first."""

from solver.why.changes import (
    give_way,
    hurry,
    more_people,
    more_places,
    more_units,
    overtime,
    pins,
    promise,
)
from solver.why.prices import AGAIN, EQUIPMENT, GIVING_WAY, PERSON, PIN, PLACE

CHANGES = (
    (AGAIN, promise.changes),
    (AGAIN, hurry.changes),
    (AGAIN, overtime.changes),
    (GIVING_WAY, give_way.changes),
    (PIN, pins.changes),
    (PERSON, more_people.changes),
    (EQUIPMENT, more_units.changes),
    (PLACE, more_places.changes),
)
"""Least price of a kind, and what works of it."""
