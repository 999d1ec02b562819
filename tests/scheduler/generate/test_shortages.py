"""Parts and releases that are missing in the morning."""

from random import Random

from scheduler.generate.demand import Demand
from scheduler.generate.jobs import Job
from scheduler.generate.promises import Appointment
from scheduler.generate.shortages import Shortage, shortages

PUMP, OIL = Job(("oil_service", "water_pump")), Job(("oil_service",))


def coming(job: Job, *, waits: bool = False, spare: int = 120) -> Appointment:
    """Received at 09:00."""
    return Appointment(Demand("booked", job, waits), 525, 540, 1020, spare)


def test_8_percent_wait_for_a_part_and_4_for_a_release() -> None:
    found = shortages(Random(1), [coming(PUMP)] * 50)
    assert sorted(shortage.release for shortage in found.values()) == [False] * 4 + [True] * 2


def test_the_operation_that_fits_the_part_waits() -> None:
    assert Shortage("water_pump", 600, release=False).operation == "water_pump/pump"
    assert {shortage.package for shortage in shortages(Random(1), [coming(PUMP)] * 50).values()} == {"water_pump"}


def test_what_is_missing_comes_in_time_and_on_the_quarter_hour() -> None:
    times = {s.until for seed in range(20) for s in shortages(Random(seed), [coming(PUMP, spare=40)] * 50).values()}
    assert times == {555, 570}  # 09:15 and 09:30: not later than 09:40


def test_nobody_is_left_waiting_for_a_part() -> None:
    appointments = [coming(OIL), coming(PUMP, waits=True), coming(PUMP, spare=10)] * 20
    assert shortages(Random(1), appointments) == {}
