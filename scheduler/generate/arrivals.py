"""When cars come, in minutes of local time since the day's midnight: negative the evening before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from scheduler.generate.demand import Demand
from scheduler.generate.places import Place
from scheduler.generate.sizes import Profile

GRID = 15
"""Minutes between arrivals, and what promises are rounded to."""

DAY = 24 * 60
EVENING_BEFORE = 19 * 60 - DAY
"""When keys are dropped into the box."""

KEY_DROPS = 10
"""Share of orders whose customers do that, %: those with the longest booked jobs."""

HURRY = 0.35
"""Share of the opening hours that a job has to last to bring its customer as much earlier as chance does."""


@dataclass(frozen=True, slots=True)
class Today:
    """One day of a workshop. ``later``: in how many days it is open again, within the horizon."""

    place: Place
    profile: Profile
    later: tuple[int, ...]

    def stays(self, demand: Demand) -> bool:
        """The car stays overnight: its job is of the largest size, and there is a day after."""
        return bool(self.later) and demand.job.size(self.place) == 3


def minute(text: str) -> int:
    """Minutes since midnight of ``HH:MM``; hours above 24 are the next day's."""
    hours, minutes = text.split(":")
    return 60 * int(hours) + int(minutes)


def arrivals(rng: Random, today: Today, demands: Sequence[Demand]) -> list[tuple[int, Demand]]:
    """Everybody's arrival, in order; cars of the house and dropped keys the evening before."""
    early = _evening_before(today, demands)
    waiting = [demand for i, demand in enumerate(demands) if i not in early]
    turns = sorted(waiting, key=lambda demand: rng.random() - _hurry(today, demand))
    times = _times(rng, today.profile, len(turns))
    return [(EVENING_BEFORE, demands[i]) for i in sorted(early)] + list(zip(times, turns, strict=True))


def _evening_before(today: Today, demands: Sequence[Demand]) -> set[int]:
    house = {i for i, demand in enumerate(demands) if demand.order_class == "internal"}
    booked = [
        i
        for i, demand in enumerate(demands)
        if demand.order_class == "booked" and not (demand.waits or demand.job.search or today.stays(demand))
    ]
    booked.sort(key=lambda i: demands[i].job.elapsed(today.place), reverse=True)
    return {*house, *booked[: round(len(demands) * KEY_DROPS / 100)]}


def _hurry(today: Today, demand: Demand) -> float:
    """Who has to be ready in the evening comes the earlier the longer it takes."""
    if demand.waits or today.stays(demand):
        return 0
    opens, closes = map(minute, today.profile.opening)
    return demand.job.elapsed(today.place) / (HURRY * ((closes - opens) % DAY))


def _times(rng: Random, profile: Profile, count: int) -> list[int]:
    """Arrivals on the grid, in order, at most about as many at a time as there are advisors to spare."""
    usual = [
        (time, weight)
        for (start, weight), (end, _) in pairwise(profile.arrivals)
        for time in range(minute(start), minute(end), GRID)
    ]
    at_a_time = max(profile.staff["service_advisor"] // 2 + 1, -(-count // len(usual)))
    seats = [(rng.random() ** (1 / weight), time) for time, weight in usual for _ in range(at_a_time)]
    return sorted(time for _, time in sorted(seats, reverse=True)[:count])
