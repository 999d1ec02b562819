"""The catalogue in a place's labour unit."""

import pytest

from scheduler.documents.operations import Role, Way
from scheduler.documents.workshop import LabourUnit
from scheduler.generate.catalogue import operations, packages, units
from scheduler.generate.packages import BUNDLES
from scheduler.generate.places import PLACES
from scheduler.generate.tasks import TASKS


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (5, 8),  # FRU
        (6, 7),  # AW: 40 min are 6.7
        (0.6, 67),  # ZE: 40 min are 66.7
        (60, 1),
    ],
)
def test_times_are_whole_labour_units(minutes: float, expected: int) -> None:
    assert units(8, LabourUnit(name="unit", minutes=minutes)) == expected


def test_express_work_is_done_by_one_or_faster_by_two() -> None:
    """8 FRU alone, 5 FRU together."""
    oil = operations(PLACES["zh"])["express_oil"]
    assert oil.ways == (
        Way(work=8, crew=(Role(skill="service"),)),
        Way(work=5, crew=(Role(skill="service", count=2),)),
    )
    assert oil.bay is not None
    assert oil.bay.kinds == ("fast_lane",)


def test_programming_needs_somebody_at_its_start_and_end_only() -> None:
    package = next(package for package in packages(PLACES["en"]) if package.id == "software")
    assert [step.same_bay_as for step in package.steps] == [None, "coding_start", "coding_run"]
    start, run, end = (operations(PLACES["en"])[str(step.operation)] for step in package.steps)
    assert (len(start.ways[0].crew), run.ways[0].crew, len(end.ways[0].crew)) == (1, (), 1)
    assert start.equipment == run.equipment == end.equipment
    assert run.pauses == ("break", "night")


def test_a_car_changes_its_bay_for_the_alignment() -> None:
    package = next(package for package in packages(PLACES["en"]) if package.id == "control_arms")
    assert package.steps[1].same_bay_as is None


def test_only_long_work_is_left_for_the_next_day() -> None:
    catalogue = operations(PLACES["zh"])
    assert catalogue["oil"].pauses == ("break",)
    assert catalogue["turbo"].pauses == ("break", "night")


def test_reception_and_wash_are_not_sold_by_the_unit() -> None:
    assert [operations(PLACES["de"])[name].ways[0].work for name in ("reception", "wash")] == ["15 min", "15 min"]


def test_every_task_of_a_package_is_in_the_catalogue_and_every_part_fits_one() -> None:
    for bundle in BUNDLES.values():
        assert set(bundle.tasks) <= set(TASKS)
        assert bundle.fits is None or bundle.fits in bundle.tasks


@pytest.mark.parametrize("language", ["zh", "de", "en"])
def test_names_are_unique_in_every_language(language: str) -> None:
    names = [getattr(task.name, language) for task in TASKS.values()]
    assert len(set(names)) == len(names)
