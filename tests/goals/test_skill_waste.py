from __future__ import annotations

from scheduler.goals import skill_waste as goal
from solver.model.objectives import skill_waste as objective
from tests.builders import operation, place, plan, problem, technician
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    people = [technician("t", 2), technician("m", 2, level=4)]
    assert_goal_twins((goal, objective), problem([operation("a1", 1)], horizon=2, technicians=people))


def test_a_master_on_simple_work_wastes_his_levels() -> None:
    """Level 4 on work of level 1: 3."""
    day = problem([operation("a1", 1)], technicians=[technician("m", 6, level=4)])
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "m"))) == 3
