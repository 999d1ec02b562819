from __future__ import annotations

from scheduler.goals import skill_waste as goal
from scheduler.plan import Placement
from solver.model.objectives import skill_waste as objective
from tests.builders import Slot, operation, place, plan, problem, technician, way
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    people = [technician("t", 2), technician("m", 2, level=4)]
    assert_goal_twins((goal, objective), problem([operation("a1", 1)], horizon=2, technicians=people))


def test_a_master_on_simple_work_wastes_his_levels() -> None:
    """Level 4 on work of level 1: 3."""
    day = problem([operation("a1", 1)], technicians=[technician("m", 6, level=4)])
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "m"))) == 3


def test_levels_beyond_what_the_place_needs_of_planned_work_count() -> None:
    """Level 4 where 2 is needed: 2; that the fact b1 was done by a master is over."""
    people = [technician("m", 4, level=4), technician("t", 4, level=2)]
    day = problem(
        [operation("a1", ways=(way(1, (Slot("work", 2),)),)), operation("b1", 1)],
        horizon=3,
        technicians=people,
        facts=[Placement("b1", 0, 1, 0, ("m",))],
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 1, 2, "m"))) == 2
