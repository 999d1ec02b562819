"""Damages."""

from random import Random

import pytest

from scheduler.generate.body.damage import SEVERITIES, Damage, Severity, damage


def many(severity: Severity) -> list[Damage]:
    rng = Random(1)
    return [damage(rng, severity) for _ in range(200)]


@pytest.mark.parametrize(("severity", "hours"), [("light", 5), ("medium", 11.7), ("heavy", 23.8), ("severe", 42.6)])
def test_severities_take_their_hours(severity: Severity, hours: float) -> None:
    """Labour of the stages; axle parts, alignment and calibration of severe ones make it 50."""
    mean = sum(sum(each.minutes.values()) for each in many(severity)) / 200 / 60
    assert mean == pytest.approx(hours, rel=0.05)


def test_shares_of_the_severities_are_all_cars() -> None:
    assert sum(SEVERITIES.values()) == 100


def test_more_is_found_on_half_of_the_cars() -> None:
    assert sum(each.supplement for each in many("medium")) == pytest.approx(100, abs=15)


def test_light_damages_are_small_and_done_in_house() -> None:
    assert {each.panels for each in many("light")} == {1, 2}
    assert not any(each.bought_in or each.large or "bench" in each.minutes for each in many("light"))
    assert {each.bought_in for each in many("severe")} == {None, "rim_repair", "glass"}


def test_times_are_on_the_grid() -> None:
    assert all(minutes % 5 == 0 for each in many("heavy") for minutes in each.minutes.values())
