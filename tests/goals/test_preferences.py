from __future__ import annotations

from scheduler.goals import preferences as goal
from solver.model.objectives import preferences as objective
from tests.builders import ALONE, operation, place, plan, problem, technician, way
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Two may do it alone or together; one is preferred."""
    people = [technician("t", 2), technician("u", 2), technician("v", 2)]
    ways = (way(2), way(1, (*ALONE, *ALONE)))
    day = problem([operation("a1", ways=ways, preferred=frozenset({"t", "u"}))], horizon=2, technicians=people)
    assert_goal_twins((goal, objective), day)


def test_an_unattended_way_misses_nobody() -> None:
    day = problem([operation("a1", ways=(way(1), way(2, ())), preferred=frozenset({"x"}))], horizon=3)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 2, way=1))) == 0
