from __future__ import annotations

from scheduler.goals import car_moves as goal
from scheduler.plan import Placement
from solver.model.objectives import car_moves as objective
from tests.builders import Link, bay, operation, place, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Two jobs on one car that may share a stay, two bays, and a second car that may come between."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=3,
        bays=[bay("x", 3), bay("y", 3)],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
    )
    assert_goal_twins((goal, objective), day)


def test_a_car_that_waits_in_its_bay_does_not_move_and_one_that_leaves_does() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        bays=[bay("x", 6)],
        orders={"a": {"joins": ((0, 1),)}},
    )
    first, second = place(day, "a1", 0, 1, "t", bay="x"), place(day, "a2", 3, 4, "t", bay="x")
    assert goal.value(day, plan(day, first, second, left_out=["b"])) == 0
    assert goal.value(day, plan(day, first, second, place(day, "b1", 1, 2, "t", bay="x"))) == 1


def test_stays_of_facts_count_and_may_be_joined() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True, release=1)],
        horizon=4,
        bays=[bay("x", 4), bay("y", 4)],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x")],
        as_of=1,
    )
    assert_goal_twins((goal, objective), day)
