from __future__ import annotations

from scheduler.goals import makespan as goal
from scheduler.plan import Placement
from solver.compiled import Compiled
from solver.model.objectives import makespan as objective
from tests.builders import operation, place, plan, problem, technician
from tests.twins import assert_goal_twins, objective_of


def test_goal_and_objective_agree_on_every_plan() -> None:
    assert_goal_twins((goal, objective), problem([operation("a1", 1), operation("b1", 1)], horizon=4))


def test_facts_count() -> None:
    facts = [Placement("a1", 0, 3, 0, ("t",))]
    day = problem([operation("a1", 3), operation("b1", 1)], horizon=5, facts=facts)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, left_out=["b"])) == 3


def test_a_fact_that_outlasts_the_horizon_counts_in_full() -> None:
    day = problem(
        [operation("a1", 3), operation("b1", 1), operation("c1", 1)],
        horizon=4,
        technicians=[technician("t", 4), technician("u", 4)],
        facts=[Placement("a1", 2, 7, 0, ("t",))],
    )
    found = plan(day, place(day, "b1", 0, 1, "u"), left_out=["c"])
    assert goal.value(day, found) == 7
    assert objective_of(Compiled(day), objective, found) == 7


def test_what_ended_before_the_horizon_does_not_count() -> None:
    """Nothing but a1, of last week: 0."""
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=3, facts=[Placement("a1", -3, -1, 0, ("t",))])
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, left_out=["b"])) == 0
