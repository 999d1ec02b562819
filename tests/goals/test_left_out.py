from __future__ import annotations

from scheduler.goals import left_out as goal
from solver.model.objectives import left_out as objective
from tests.builders import operation, place, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    weights = {"a": {"weight": 4}, "b": {"weight": 7}}
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=2, orders=weights)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), left_out=["b"])) == 7


def test_late_is_not_left_out() -> None:
    day = problem([operation("a1", 1)], horizon=3, orders={"a": {"due": 1}})
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"))) == 0
