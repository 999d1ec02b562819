"""What customers are promised: those who wait by the work, all others by the time at which people fetch their cars."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from scheduler.clock import TICK_MINUTES
from scheduler.documents.workshop import Reception
from scheduler.generate.demand import Demand
from scheduler.generate.tasks import TASKS
from scheduler.generate.today import DAY, GRID, Today

RECEPTION = TASKS["reception"].fru * TICK_MINUTES
AFTERWARDS = (TASKS["inspection"].fru + TASKS["wash"].fru) * TICK_MINUTES + Reception().invoice_minutes
"""Minutes from the end of the work to the invoice on the counter."""

QUEUE = 15
"""Minutes from the reception to the start of the work that a waiting customer is told; none in the fast lane."""

WAITING = 45
"""Minutes that a waiting customer is told on top of the work from its start."""

SPARE = 30
"""Minutes that any other promise leaves for waiting."""

NOON = (12 * 60, 13 * 60)
"""The hour that a technician who is at work on a car before and after has off."""

ONE_NIGHT = 480
"""Minutes of work up to which a job that stays overnight is ready the next day."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Arrival and promise of one order; its work may start up to ``spare`` minutes after ``start``."""

    demand: Demand
    arrival: int
    start: int
    promise: int
    spare: int

    @property
    def received(self) -> bool:
        """The car is in the house since the evening before."""
        return self.arrival < 0


def appointment(rng: Random, today: Today, arrival: int, demand: Demand) -> Appointment:
    """What is promised to the customer of one order."""
    start = today.opens if arrival < 0 else arrival + RECEPTION
    earliest = _earliest(today, demand, start)
    if demand.waits:
        return Appointment(demand, arrival, start, earliest, WAITING - AFTERWARDS)
    first, last = today.fetching(start)
    wish = rng.randrange(first, last + 1, GRID)
    if today.stays(demand):
        return Appointment(demand, arrival, start, wish + _nights(today, demand) * DAY, SPARE)
    promise = max(wish, min(earliest, last))
    return Appointment(demand, arrival, start, promise, promise - earliest + SPARE)


def fits(today: Today, demand: Demand, arrival: int) -> bool:
    """Who arrives then can be promised a time before everybody goes home."""
    start = arrival + RECEPTION
    last = today.closes if demand.waits else today.fetching(start)[1]
    return today.stays(demand) or _earliest(today, demand, start) <= last


def _earliest(today: Today, demand: Demand, start: int) -> int:
    """The first time on the grid that can be promised if work can start at ``start``."""
    done = start + demand.job.elapsed(today.place)
    if demand.waits:
        return _up(done + WAITING + (0 if demand.job.express else QUEUE))
    lunch = NOON[1] - NOON[0] if start < NOON[0] and done > NOON[0] else 0
    return _up(done + lunch + AFTERWARDS + SPARE)


def _nights(today: Today, demand: Demand) -> int:
    """Until the workshop has been open once more, or twice if that does not suffice."""
    return today.later[:2][-1] if demand.job.elapsed(today.place) > ONE_NIGHT else today.later[0]


def _up(time: int) -> int:
    """Up to the grid."""
    return -(-time // GRID) * GRID
