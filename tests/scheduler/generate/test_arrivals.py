"""Arrivals."""

from collections import Counter
from random import Random

from scheduler.generate.arrivals import arrivals
from scheduler.generate.demand import Demand
from scheduler.generate.jobs import Job
from scheduler.generate.places import PLACES
from scheduler.generate.promises import fits
from scheduler.generate.sizes import PROFILES
from scheduler.generate.today import Today, minute

SHORT, LONG = Job(("oil_service",)), Job(("clutch",))
TODAY = Today(PLACES["zh"], PROFILES["medium"], ())
EVENING_BEFORE = -5 * 60


def test_long_jobs_come_early() -> None:
    """Ten of five and a half hours have to, or they could not be ready."""
    demands = [Demand("walk_in", LONG)] * 10 + [Demand("walk_in", SHORT)] * 30
    coming = arrivals(Random(1), TODAY, demands)
    last_long = max(time for time, demand in coming if demand.job == LONG)
    assert last_long < minute("09:30")
    assert all(fits(TODAY, demand, time) for time, demand in coming)


def test_the_longest_booked_jobs_leave_their_keys_the_evening_before() -> None:
    """15 % of 20 orders are three."""
    demands = [Demand("booked", SHORT)] * 10 + [Demand("booked", LONG)] * 5 + [Demand("walk_in", LONG)] * 5
    early = [demand for time, demand in arrivals(Random(1), TODAY, demands) if time < 0]
    assert early == [Demand("booked", LONG)] * 3


def test_a_car_of_the_house_is_there_before_the_doors_open() -> None:
    assert arrivals(Random(1), TODAY, [Demand("internal", SHORT)]) == [(EVENING_BEFORE, Demand("internal", SHORT))]


def test_somebody_who_waits_or_has_a_fault_to_describe_comes_in_person() -> None:
    demands = [Demand("booked", SHORT, waits=True), Demand("booked", Job(("vehicle_test",), search=9))] * 10
    assert min(time for time, _ in arrivals(Random(1), TODAY, demands)) >= minute("08:00")


def test_no_more_come_at_a_time_than_there_are_advisors_to_spare() -> None:
    """Four advisors: three receive, one hands over."""
    coming = arrivals(Random(1), TODAY, [Demand("walk_in", SHORT)] * 60)
    assert max(Counter(time for time, _ in coming).values()) == 3


def test_arrivals_are_sorted() -> None:
    times = [time for time, _ in arrivals(Random(1), TODAY, [Demand("walk_in", SHORT)] * 30)]
    assert times == sorted(times)
