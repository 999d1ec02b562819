from __future__ import annotations

from scheduler.goals import early_finish as goal
from solver.model.objectives import early_finish as objective
from tests.builders import operation, place, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    operations = [operation("a1", 1, release=1), operation("b1", 1)]
    day = problem(operations, horizon=4, orders={"a": {"arrival": 1}, "b": {"arrival": -5}})
    assert_goal_twins((goal, objective), day)


def test_ticks_from_arrival_to_ready_are_added_up() -> None:
    """a: arrived 1, ready 3: 2; b: arrived 0, ready 1: 1."""
    operations = [operation("a1", 1, release=1), operation("b1", 1)]
    day = problem(operations, orders={"a": {"arrival": 1}})
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"), place(day, "b1", 0, 1, "t"))) == 3
