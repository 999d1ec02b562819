"""What customers are promised, in minutes of local time since the day's midnight."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from scheduler.clock import TICK_MINUTES
from scheduler.documents.workshop import Reception
from scheduler.generate.arrivals import DAY, GRID, Today, minute
from scheduler.generate.demand import Demand
from scheduler.generate.tasks import TASKS

RECEPTION = TASKS["reception"].fru * TICK_MINUTES
AFTERWARDS = (TASKS["inspection"].fru + TASKS["wash"].fru) * TICK_MINUTES + Reception().invoice_minutes
"""Minutes from the end of the work to the invoice on the counter."""

WAITING = 45
"""Minutes that a waiting customer is told on top of reception and work."""

SPARE = 30
"""Minutes that any other promise leaves for waiting."""

NOON = (12 * 60, 13 * 60)
"""The hour that a technician who is at work on a car before and after has off."""

ONE_NIGHT = 480
"""Minutes of work up to which a job that stays overnight is ready the next day."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """Arrival and promise of one order; between them work can start ``spare`` minutes later than at ``start``."""

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
    """Waiting customers go by the work, all others by the time at which people fetch their cars."""
    start = minute(today.profile.opening[0]) if arrival < 0 else arrival + RECEPTION
    done = start + demand.job.elapsed(today.place)
    if demand.waits:
        return Appointment(demand, arrival, start, _up(done + WAITING), WAITING - AFTERWARDS)
    first, last = next((minute(a), minute(b)) for before, a, b in today.profile.promises if start < minute(before))
    wish = rng.randrange(first, last + 1, GRID)
    if today.stays(demand):
        return Appointment(demand, arrival, start, wish + _nights(today, done - start) * DAY, SPARE)
    lunch = NOON[1] - NOON[0] if start < NOON[0] and done > NOON[0] else 0
    needed = done + lunch + AFTERWARDS
    promise = max(wish, min(_up(needed + SPARE), last))
    return Appointment(demand, arrival, start, promise, promise - needed)


def _nights(today: Today, work: int) -> int:
    """Until the workshop has been open once more, or twice if that does not suffice."""
    return today.later[:2][-1] if work > ONE_NIGHT else today.later[0]


def _up(time: int) -> int:
    """Up to the grid."""
    return -(-time // GRID) * GRID
