from __future__ import annotations

from scheduler.goals import preferences as goal
from scheduler.plan import Placement
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


def test_work_without_a_preference_and_facts_miss_nobody() -> None:
    """c1 was done by t although u is preferred: that is over."""
    operations = [
        operation("a1", 1, preferred=frozenset({"u"})),
        operation("b1", 1),
        operation("c1", 1, preferred=frozenset({"u"})),
    ]
    people = [technician("t", 3), technician("u", 3)]
    day = problem(operations, horizon=2, technicians=people, facts=[Placement("c1", -1, 0, 0, ("t",))])
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "u"), place(day, "b1", 1, 2, "t"))) == 0
