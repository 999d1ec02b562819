"""Which courtesy car is promised to whom: never more of a class than there are."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from scheduler.documents.workshop import LoanerCar

LATE = timedelta(days=1)
"""How late after its promise a repair is thought to end at most."""


@dataclass(frozen=True, slots=True)
class Loans:
    """The cars, and until when each is out."""

    cars: tuple[LoanerCar, ...]
    out: dict[str, datetime] = field(default_factory=dict)

    def take(self, rng: Random, arrival: datetime, promise: datetime) -> LoanerCar | None:
        """A car that is there when the customer comes; none if all are out."""
        free = [car for car in self.cars if car.id not in self.out or self.out[car.id] <= arrival]
        if not free:
            return None
        car = rng.choice(free)
        self.out[car.id] = promise + LATE
        return car
