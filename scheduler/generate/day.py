"""A day, or several: as many orders as keep the mechanical technicians busy to a given degree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from scheduler.calendar import opening_windows, technician_presence
from scheduler.clock import TICK_MINUTES, Clock
from scheduler.documents.day import Day, Horizon
from scheduler.documents.orders import WorkOrder
from scheduler.documents.technicians import Technician
from scheduler.documents.workshop import Workshop
from scheduler.generate.arrivals import arrivals
from scheduler.generate.demand import demand
from scheduler.generate.orders import moment, orders
from scheduler.generate.places import Place
from scheduler.generate.promises import appointment
from scheduler.generate.shares import in_shares
from scheduler.generate.sizes import Profile
from scheduler.generate.today import Today, minute
from scheduler.generate.workshop import workshop

USUAL_LOAD = 0.9
"""Load at which a profile's number of orders comes in a day."""

KNOWN_BEFORE = 60
"""Minutes from the moment at which the day is planned to the doors' opening."""

FIRST_ORDER = 4701


def assemble(place: Place, profile: Profile, load: float, seed: int, days: int, first_day: date) -> Day:
    """The planning task of ``days`` local days; people depend on the seed alone, so that loads can be compared.

    Raises
    ------
    ValueError
        The workshop is closed on all of the days.
    """
    house = workshop(Random(f"{seed} workshop"), place, profile)
    opened = _open_days(house, first_day, days)
    if not opened:
        raise ValueError(f"{house.name} is closed from {first_day} for {days} days: choose another first day.")
    return Day(
        schema="workshop-day/1",
        as_of=moment(place, first_day, minute(profile.opening[0]) - KNOWN_BEFORE),
        horizon=Horizon(first_day=first_day, days=days),
        workshop=house,
        orders=tuple(
            _orders(Random(f"{seed} orders"), place, profile, house, load, opened, first_day + timedelta(days))
        ),
    )


def _orders(
    rng: Random, place: Place, profile: Profile, house: Workshop, load: float, opened: Sequence[date], end: date
) -> list[WorkOrder]:
    """Every open day's orders; what is sold in a night after it counts as its own."""
    known: list[WorkOrder] = []
    plates: set[str] = set()
    count = max(1, round(profile.orders * load / USUAL_LOAD))
    for day, until in pairwise([*opened, end]):
        today = Today(place, profile, tuple((other - day).days for other in opened if other > day))
        work = load * sellable_minutes(house, day, (until - day).days)
        classes = in_shares(rng, count, profile.classes)
        demands = demand(rng, place, profile, classes, work, long=len(today.later) > 1)
        coming = [appointment(rng, today, arrival, wish) for arrival, wish in arrivals(rng, today, demands)]
        known += orders(rng, today, day, coming, FIRST_ORDER + len(known), plates)
    return known


def _open_days(house: Workshop, first_day: date, days: int) -> list[date]:
    """Local dates on which the doors open."""
    clock = Clock(house.zone, first_day)
    return list(dict.fromkeys(clock.day(start) for start, _ in opening_windows(house, clock, days) if start >= 0))


def sellable_minutes(house: Workshop, day: date, days: int) -> float:
    """Minutes of work that the mechanical technicians can sell: presence × mean speed × productive share."""
    clock = Clock(house.zone, day)
    mechanics = [technician for technician in house.technicians if technician.trade == "mechanical"]
    return sum(
        technician_presence(mechanic, house, clock, days).working.bit_count() * TICK_MINUTES * _yield(mechanic)
        for mechanic in mechanics
    )


def _yield(mechanic: Technician) -> float:
    """Minutes of standard time in a minute of presence."""
    speeds = [skill.speed for skill in mechanic.skills]
    return sum(speeds) / len(speeds) / 100 * mechanic.productive_share / 100
