from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scheduler.goals import overflow as goal
from scheduler.orders import Link
from scheduler.plan import Parking
from scheduler.problem import Problem
from scheduler.resources import Yard
from solver.compiled import Compiled
from solver.model.objectives import overflow as objective
from solver.search.construct import Construct
from tests.builders import bay, operation, place, plan, problem, technician
from tests.strategies import housed
from tests.twins import assert_goal_twins, objective_of


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Two cars, one bay and one place: who waits beside it pays 3 a tick."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=3,
        bays=[bay("x", 3)],
        yard=Yard(1, 3),
    )
    assert_goal_twins((goal, objective), day)


def test_goal_and_objective_agree_on_what_is_carried_over_and_on_joined_stays() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("a3", 1, kind="handover")],
        horizon=4,
        bays=[bay("x", 4)],
        links=[Link("a1", "a2"), Link("a2", "a3")],
        orders={"a": {"joins": ((0, 1),), "carries_over": True}},
        later=((9, 12),),
        yard=Yard(0, 2),
    )
    assert_goal_twins((goal, objective), day)


def test_overflow_costs_its_price_per_tick() -> None:
    """a waits 0–2 on the place, b 0–3 beside it: 3 ticks × 2 = 6."""
    day = problem([operation("a1", 1), operation("b1", 1)], yard=Yard(1, 2))
    found = plan(day, place(day, "a1", 1, 2, "t"), place(day, "b1", 2, 3, "t"))
    assert goal.value(day, found) == 6


@given(housed(), st.randoms(use_true_random=False))
def test_goal_and_objective_agree_on_whatever_is_constructed(day: Problem, random: Random) -> None:
    orders = list(day.orders)
    random.shuffle(orders)
    compiled = Compiled(day)
    found = Construct(compiled).plan(orders)
    assert objective_of(compiled, objective, found) == goal.value(day, found)


def test_where_places_are_not_counted_overflow_costs_nothing() -> None:
    day = problem([operation("a1", 1)])
    assert goal.value(day, plan(day, place(day, "a1", 3, 4, "t"))) == 0
    assert objective_of(Compiled(day), objective, plan(day, place(day, "a1", 3, 4, "t"))) == 0


def test_a_drive_within_a_stay_and_one_beside_it_are_told_apart() -> None:
    """a1 0–1 and a3 4–5 are one stay, a2 drives 2–3 within it; b2 drives 3–4 after the stay of b1 1–2 and waits twice.

    b stands in the yard 0–1, 2–3, at 4 it is done; c stands there 0–5: 1 + 1 + 5 = 7 ticks.
    """
    names = ("a1", "a2", "a3", "b1", "b2", "c1")
    drives = {"a2", "b2"}
    day = problem(
        [operation(n, 1, in_bay=n not in {*drives, "c1"}, kind="test_drive" if n in drives else "work") for n in names],
        bays=[bay("x", 6), bay("y", 6)],
        technicians=[technician(t, 6) for t in "tuv"],
        orders={"a": {"groups": (("a1", "a3"),)}},
        yard=Yard(0),
    )
    times = {"a1": (0, 1, "t", "x"), "a2": (2, 3, "t", None), "a3": (4, 5, "t", "x"), "b1": (1, 2, "u", "y")}
    times |= {"b2": (3, 4, "u", None), "c1": (4, 5, "v", None)}
    found = plan(day, *(place(day, n, a, b, who, bay=where) for n, (a, b, who, where) in times.items()))
    assert goal.value(day, found) == 7
    assert objective_of(Compiled(day), objective, found) == 7


def test_whoever_stands_on_the_place_is_a_choice() -> None:
    """a waits 0–5 and b 0–1: with b beside the place 1 tick is paid for, with a 5."""
    day = problem([operation("a1", 1), operation("b1", 1)], yard=Yard(1))
    found = plan(day, place(day, "a1", 4, 5, "t"), place(day, "b1", 0, 1, "t"))
    for beside, price in (("a", 5), ("b", 1)):
        parked = tuple(Parking(p.order, p.start, p.end, p.order == beside) for p in found.yard)
        other = replace(found, yard=parked)
        assert goal.value(day, other) == price
        assert objective_of(Compiled(day), objective, other) == price
