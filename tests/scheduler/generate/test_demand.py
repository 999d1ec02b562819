"""Who comes for what."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from scheduler.documents.fields import OrderClass
from scheduler.generate.demand import Demand, demand
from scheduler.generate.jobs import ELECTRIC, EXPRESS, INTERNAL, LONG, USUAL, Job
from scheduler.generate.places import PLACES
from scheduler.generate.sizes import PROFILES

FRU = PLACES["zh"]


def fifty(
    order_class: OrderClass = "booked", work: float = 50 * 22 * 5, waiting: int = 35, seed: int = 1
) -> list[Demand]:
    profile = replace(PROFILES["medium"], waiting=waiting)
    return demand(Random(seed), FRU, profile, [order_class] * 50, work, long=False)


def test_work_is_what_people_do() -> None:
    """A software update: 2 + 1 FRU attended, 7 unattended; it is small enough to go without a self-check."""
    job = Job(("software",))
    assert job.work(FRU) == 15
    assert job.elapsed(FRU) == 15 + 40 + 10  # at 0.9 of the standard speed, rounded up: 11.1, 38.9 and 5.6 min


def test_larger_work_is_checked_and_brakes_are_tried() -> None:
    """Discs all around: 32 FRU, 1 of self-check, 3 of test drive."""
    job = Job(("all_discs",))
    assert (job.self_check, job.test_drive, job.work(FRU)) == (True, True, 36 * 5)


def test_looking_for_a_fault_counts() -> None:
    """A vehicle test of 4 FRU, 9 of search, 1 of self-check."""
    assert Job(("vehicle_test",), search=9).work(FRU) == 14 * 5


@pytest.mark.parametrize(("fru", "size"), [(12, 0), (13, 1), (24, 1), (25, 2), (48, 2), (49, 3)])
def test_sizes_end_at_12_24_and_48_fru(fru: int, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Job, "work", lambda self, place: fru * 5)
    assert Job(("oil_service",)).size(FRU) == size


def test_work_of_two_people_counts_twice() -> None:
    """A high-voltage module: 4 FRU to isolate, 30 for two, 4 to recommission; that is a check too."""
    job = Job(("hv_module",))
    assert (job.self_check, job.plugged, job.work(FRU)) == (False, True, 68 * 5)


@pytest.mark.parametrize("jobs", [USUAL, ELECTRIC])
@pytest.mark.parametrize("language", ["zh", "de", "en"])
def test_there_are_jobs_of_every_size(language: str, jobs: tuple[Job, ...]) -> None:
    sizes = Counter(job.size(PLACES[language]) for job in jobs)  # type: ignore[index]
    assert min(sizes[size] for size in range(4)) >= 3


def test_a_usual_job_is_done_in_a_day_and_a_long_one_is_not() -> None:
    """Nine hours from the doors' opening to the last promise, less an hour's lunch and 75 minutes around the work."""
    assert max(job.elapsed(PLACES["de"]) for job in (*USUAL, *INTERNAL, *EXPRESS)) <= 9 * 60 - 60 - 75
    assert min(job.elapsed(FRU) for job in LONG) > 9 * 60


def test_express_jobs_stay_small() -> None:
    assert {job.size(FRU) for job in EXPRESS} == {0}
    assert not any(job.self_check for job in EXPRESS)


@pytest.mark.parametrize("work", [50 * 19 * 5, 50 * 22 * 5, 50 * 25 * 5])
def test_the_work_is_met_within_half_a_percent(work: float) -> None:
    assert sum(wish.job.work(FRU) for wish in fifty(work=work)) == pytest.approx(work, rel=0.005)


def test_classes_keep_their_jobs() -> None:
    assert {wish.job for wish in fifty("fast_lane", 50 * 40)} <= set(EXPRESS)
    assert {wish.job for wish in fifty("internal", 50 * 120)} <= set(INTERNAL)
    assert all(wish.job.search for wish in fifty("comeback") if wish.job.size(FRU) < 3)


def test_nobody_waits_for_long_work_or_for_a_car_of_the_house() -> None:
    assert {wish.job.size(FRU) for wish in fifty() if wish.waits} == {0, 1}
    assert not any(wish.waits for wish in fifty("internal", 50 * 120))


def test_nobody_waits_where_nobody_can() -> None:
    assert not any(wish.waits for wish in fifty("fast_lane", 50 * 40, waiting=0))
