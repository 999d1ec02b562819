from dataclasses import replace

import pytest

from benchmarks.days import Day
from benchmarks.peers.first_come.dispatch import first_come
from benchmarks.variants import plain
from scheduler.judge import judge
from scheduler.plan import Plan
from tests.builders import Link, Slot, bay, operation, problem, technician, way

KINDS = [
    Day("small", 105, 2),
    Day("medium", 97, 2),
    Day("large", 90, 1),
    Day("small", 97, 1, days=3),
    Day("medium", 97, 3, full=True),
    Day("medium", 70, 1, full=True, days=2),
]


@pytest.mark.parametrize("day", KINDS, ids=lambda day: day.name)
def test_every_kind_of_day_is_planned_by_the_rules(day: Day) -> None:
    task = day.problem()
    plan = first_come(task)
    assert judge(task, plan).valid
    assert len(plan.placements) > len(task.facts)


def test_a_plain_full_day_too() -> None:
    task = plain(Day("medium", 97, full=True).problem())
    assert judge(task, first_come(task)).valid


def starts(plan: Plan) -> dict[str, int]:
    return {o: p.start for o, p in plan.placements.items()}


def test_cars_are_served_as_they_come() -> None:
    day = problem(
        [operation("a", 4, release=1), operation("b", 4)],
        horizon=12,
        orders={"a": {"arrival": 1, "due": 5}, "b": {"arrival": 0, "due": 12}},
    )
    assert starts(first_come(day)) == {"b": 0, "a": 4}  # though a's promise is the tighter one


def test_who_waits_goes_first() -> None:
    day = problem(
        [operation("a", 4), operation("b", 4)],
        horizon=12,
        orders={"a": {"arrival": 0}, "b": {"arrival": 0, "waits": True}},
    )
    assert starts(first_come(day)) == {"b": 0, "a": 4}


def test_the_least_qualified_of_those_who_are_free_does_it() -> None:
    people = [technician("master", 12, level=3), technician("junior", 12)]
    day = problem([operation("a", 4), operation("b", 4)], horizon=12, technicians=people)
    assert {o: p.crew for o, p in first_come(day).placements.items()} == {"a": ("junior",), "b": ("master",)}


def test_an_order_that_would_not_get_done_is_not_taken_in_and_takes_no_time_from_others() -> None:
    day = problem(
        [operation("a1", 2), operation("a2", 5), operation("b", 4)],
        horizon=6,
        links=[Link("a1", "a2")],
        orders={"a": {"arrival": 0}, "b": {"arrival": 1}},
    )
    plan = first_come(day)  # a1 + a2 = 7 > 6 ticks
    assert set(plan.left_out) == {"a"}
    assert starts(plan) == {"b": 0}


def test_a_car_keeps_its_bay_until_its_stay_is_done() -> None:
    lift = bay("lift", 12)
    people = [technician("t", 12, skill="work"), technician("u", 12, breaks=(0, 4), skill="check")]
    check = replace(operation("a2", 1, in_bay=True), ways=(way(1, (Slot("check"),)),))
    day = problem(
        [operation("a1", 2, in_bay=True), check, operation("b", 2, in_bay=True)],
        horizon=12,
        technicians=people,
        bays=[lift],
        links=[Link("a1", "a2")],
        orders={"a": {"arrival": 0, "groups": (("a1", "a2"),)}, "b": {"arrival": 0}},
    )
    assert starts(first_come(day)) == {"a1": 0, "a2": 4, "b": 5}  # b's technician is free from 2 on, the lift from 5 on
