"""Promises; times in minutes since midnight. Jobs in FRU of 5 minutes, done at 0.9 of the standard speed."""

from random import Random

import pytest

from scheduler.generate.demand import Demand
from scheduler.generate.jobs import Job
from scheduler.generate.places import PLACES
from scheduler.generate.promises import appointment, fits
from scheduler.generate.sizes import PROFILES
from scheduler.generate.today import Today, minute

OIL = Job(("oil_service",))
"""40 min of work, 45 told."""

PUMP = Job(("water_pump",))
"""10 + 8 + 11 FRU and a self-check: 60 + 45 + 65 + 10 = 180 min told."""

CHAIN = Job(("timing_chain",))
ONE_DAY = Today(PLACES["zh"], PROFILES["medium"], ())
IN_A_WEEK = Today(PLACES["zh"], PROFILES["medium"], (1, 4, 5))


def promise(job: Job, arrival: str, *, today: Today = ONE_DAY, waits: bool = False, seed: int = 1) -> int:
    return appointment(Random(seed), today, minute(arrival), Demand("booked", job, waits)).promise


def test_a_waiting_customer_goes_by_the_work() -> None:
    """Received 09:15, started 09:30, 45 min of work and 45 min: 11:00."""
    assert promise(OIL, "09:00", waits=True) == minute("11:00")


def test_the_fast_lane_starts_at_once() -> None:
    """Received 09:15, 45 min of work and 45 min: 10:45."""
    assert promise(Job(("express_oil",)), "09:00", waits=True) == minute("10:45")


def test_everybody_else_comes_between_half_past_four_and_half_past_five() -> None:
    promises = {promise(OIL, "09:00", seed=seed) for seed in range(50)}
    assert promises == {minute("16:30"), minute("16:45"), minute("17:00"), minute("17:15"), minute("17:30")}


def test_no_sooner_than_the_work_can_be_done() -> None:
    """Received 13:15, 180 min of work, 35 min afterwards, half an hour to spare: 17:20, on the grid 17:30."""
    assert {promise(PUMP, "13:00", seed=seed) for seed in range(20)} == {minute("17:30")}


def test_a_technician_has_lunch() -> None:
    """Received 11:30, 180 min, lunch, 35 and 30 min: 16:35, on the grid 16:45."""
    assert min(promise(PUMP, "11:15", seed=seed) for seed in range(50)) == minute("16:45")


@pytest.mark.parametrize(
    ("job", "waits", "arrival", "expected"),
    [
        (OIL, True, "15:30", True),  # 15:30 + 15 + 15 + 45 + 45 min = 17:30
        (OIL, True, "15:45", False),
        (OIL, False, "15:15", True),  # 15:15 + 15 + 45 + 35 + 30 min = 17:20
        (OIL, False, "15:30", False),
    ],
)
def test_nobody_is_received_whose_car_cannot_be_ready(job: Job, waits: bool, arrival: str, expected: bool) -> None:
    assert fits(ONE_DAY, Demand("booked", job, waits), minute(arrival)) is expected


@pytest.mark.parametrize(
    ("job", "days"),
    [
        (Job(("clutch",)), 1),
        (CHAIN, 4),  # the second day on which it is open
        (PUMP, 0),  # not of the largest size
    ],
)
def test_a_large_job_is_ready_on_a_later_day(job: Job, days: int) -> None:
    assert promise(job, "08:00", today=IN_A_WEEK) // (24 * 60) == days


def test_the_last_day_has_no_later_one() -> None:
    assert promise(Job(("clutch",)), "08:00", today=ONE_DAY) < 24 * 60


def test_what_is_to_spare_can_be_waited_for() -> None:
    """Ready at 10:50 at the earliest, when nothing is waited for; it is promised for the afternoon."""
    given = appointment(Random(1), ONE_DAY, minute("09:00"), Demand("booked", OIL))
    assert given.start == minute("09:15")
    assert given.promise - given.spare == pytest.approx(minute("09:15") + 45 + 35, abs=15)
