"""The example days."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from scheduler.documents.day import Day
from scheduler.generate.__main__ import main, text
from scheduler.generate.scenes import SCENES
from scheduler.read import read_day
from scheduler.translate import to_problem
from tests.scheduler.generate.measures import load


@pytest.fixture(scope="module")
def monday() -> Day:
    return SCENES["monday-after-holiday"]()


@pytest.fixture(scope="module")
def night() -> Day:
    return SCENES["dst-night-shift"]()


@pytest.mark.parametrize(
    ("name", "orders"), [("small", 14), ("medium", 50), ("large", 110), ("overloaded", 61), ("week", 70)]
)
def test_scenes_have_their_orders(name: str, orders: int) -> None:
    """Overloaded: 50 orders / 0.9 × 1.1."""
    assert len(SCENES[name]().orders) == orders


def test_overloaded_is_the_medium_workshop_with_more_work_than_it_can_sell() -> None:
    assert SCENES["overloaded"]().workshop == SCENES["medium"]().workshop
    assert load(SCENES["overloaded"]()) > 1.05


def test_the_first_monday_after_christmas_is_well_under_way(monday: Day) -> None:
    """Half past nine; Friday and the weekend were closed."""
    problem = to_problem(monday)
    assert monday.as_of == datetime.fromisoformat("2026-12-28T09:30+01:00")
    states = [record.status for order in monday.orders for record in order.records]
    assert states.count("finished") >= 10
    assert states.count("started") >= 5
    assert [fact for fact in problem.facts.values() if fact.start < 0 < fact.end]


def test_many_come_without_an_appointment_on_that_monday(monday: Day) -> None:
    assert sum(order.order_class == "walk_in" for order in monday.orders) >= 0.25 * len(monday.orders)


def test_cars_of_christmas_eve_are_carried_over(monday: Day) -> None:
    carried = [order for order in monday.orders if order.status == "carried_over"]
    assert len(carried) == 4
    for order in carried:
        assert order.arrival.date() == date(2026, 12, 24)
        assert order.records[0].actual_start
        assert order.records[0].actual_start.date() == date(2026, 12, 24)


def test_the_night_in_which_the_clocks_go_forward_is_an_hour_short(night: Day) -> None:
    """22:00 to 06:00 less an hour and a break of half an hour: 6.5 hours; 47 hours in two days."""
    problem = to_problem(night)
    assert problem.horizon == 47 * 12
    assert problem.technicians["t-01"].presence.working.bit_count() == 6.5 * 12


def test_night_work_is_ready_on_sunday_morning(night: Day) -> None:
    for order in night.orders:
        assert order.promise is not None
        assert order.promise.time.date() == date(2027, 3, 28)
        assert order.promise.time.isoformat().endswith("+02:00")
        assert 6 <= order.promise.time.hour < 9


def test_the_command_writes_every_scene_as_it_is_read(tmp_path: Path) -> None:
    main(tmp_path)
    assert {path.stem for path in tmp_path.iterdir()} == set(SCENES)
    assert read_day((tmp_path / "week.json").read_bytes()) == SCENES["week"]()


def test_what_has_its_usual_value_is_left_out() -> None:
    assert '"order_class": "booked"' not in text(SCENES["small"]())
