from __future__ import annotations

from scheduler.goals import strangers as goal
from scheduler.plan import Placement
from solver.model.objectives import strangers as objective
from tests.builders import ALONE, operation, place, plan, problem, technician, way
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Two may do it alone or together; u and v together are two strangers."""
    people = [technician("t", 2), technician("u", 2), technician("v", 2)]
    ways = (way(2), way(1, (*ALONE, *ALONE)))
    day = problem([operation("a1", ways=ways, preferred=frozenset({"t"}))], horizon=2, technicians=people)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "u", "v", way=1))) == 2


def test_work_without_a_preference_and_facts_know_no_strangers() -> None:
    operations = [
        operation("a1", 1, preferred=frozenset({"u"})),
        operation("b1", 1),
        operation("c1", 1, preferred=frozenset({"u"})),
    ]
    people = [technician("t", 3), technician("u", 3)]
    day = problem(operations, horizon=2, technicians=people, facts=[Placement("c1", -1, 0, 0, ("t",))])
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "t"))) == 1
