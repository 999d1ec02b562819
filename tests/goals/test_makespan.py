from __future__ import annotations

from scheduler.goals import makespan as goal
from scheduler.plan import Placement
from solver.model.objectives import makespan as objective
from tests.builders import operation, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    assert_goal_twins((goal, objective), problem([operation("a1", 1), operation("b1", 1)], horizon=4))


def test_facts_count() -> None:
    facts = [Placement("a1", 0, 3, 0, ("t",))]
    day = problem([operation("a1", 3), operation("b1", 1)], horizon=5, facts=facts)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, left_out=["b"])) == 3
