"""Days of a full workshop: the mechanical orders, cars in the body and paint shop since earlier days, and new ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.documents.workshop import LoanerCar, Workshop
from scheduler.generate.body.history import in_progress
from scheduler.generate.body.orders import Shop, coming
from scheduler.generate.day import assemble
from scheduler.generate.full.doors import Doors
from scheduler.generate.full.loans import Loans
from scheduler.generate.full.sizes import Full
from scheduler.generate.full.wishes import wishing
from scheduler.generate.full.workshop import furnish
from scheduler.generate.places import Place

FIRST_BODY = 8101
"""Number of the first body-and-paint order."""

FOR_A_DAY = 3
"""One courtesy car in so many is kept for mechanical work."""


@dataclass(frozen=True, slots=True)
class Horizon:
    """Days to plan, and how much of body and paint: cars in the house already, and new ones a day."""

    first_day: date
    days: int = 1
    in_house: int = 0
    new: int = 0


def full_day(place: Place, full: Full, load: float, seed: int, horizon: Horizon) -> Day:
    """The planning task of a full workshop; a load of 0: body and paint only."""
    day = assemble(place, full.profile, load, seed, horizon.days, horizon.first_day)
    house = furnish(Random(f"{seed} full"), place, full, day.workshop)
    mechanical = day.orders if load else ()
    doors = Doors(house, horizon.first_day)
    shop = Shop(place, doors, Loans(_for_days(house)), {order.vehicle.plate for order in mechanical})
    rng = Random(f"{seed} body")
    begun = in_progress(rng, shop, day.as_of, horizon.in_house, FIRST_BODY)
    open_days = doors.between(horizon.first_day, horizon.days)
    new = coming(rng, shop, open_days, horizon.new, FIRST_BODY + horizon.in_house)
    wished = wishing(Random(f"{seed} wishes"), Loans(house.loaners[::FOR_A_DAY]), mechanical)
    return day.model_copy(update={"workshop": house, "orders": _by_arrival([*begun, *wished, *new])})


def _for_days(house: Workshop) -> tuple[LoanerCar, ...]:
    return tuple(car for i, car in enumerate(house.loaners) if i % FOR_A_DAY)


def _by_arrival(orders: Iterable[WorkOrder]) -> tuple[WorkOrder, ...]:
    return tuple(sorted(orders, key=lambda order: order.arrival))
