from __future__ import annotations

from scheduler.goals import lateness as goal
from solver.model.objectives import lateness as objective
from tests.builders import operation, place, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    operations = [operation("a1", 1), operation("a2", 1)]
    assert_goal_twins((goal, objective), problem(operations, horizon=5, orders={"a": {"due": 1, "weight": 3}}))


def test_a_left_out_order_is_late_until_the_end_of_the_horizon() -> None:
    """Due at 1 of 6 ticks, weight 3: 5 ticks × 5 min × 3 = 75; late by 2 ticks: 30."""
    day = problem([operation("a1", 1)], orders={"a": {"due": 1, "weight": 3}})
    assert goal.value(day, plan(day, left_out=["a"])) == 75
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"))) == 30


def test_a_promise_of_yesterday_counts_from_yesterday() -> None:
    day = problem([operation("a1", 1)], horizon=4, orders={"a": {"due": -3}})
    assert_goal_twins((goal, objective), day)
