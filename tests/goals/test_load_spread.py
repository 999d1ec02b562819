from __future__ import annotations

from scheduler.goals import load_spread as goal
from scheduler.plan import Placement
from solver.model.objectives import load_spread as objective
from tests.builders import operation, place, plan, problem, technician
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    people = [technician("t", 3), technician("u", 3, shift=(0, 2)), technician("v", 3, skill="desk", trade="driver")]
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=3, technicians=people)
    assert_goal_twins((goal, objective), day)


def test_shares_are_of_presence_in_percent_rounded_down() -> None:
    """t: 1 of 3 ticks = 33 %, u: 1 of 2 = 50 %: 17."""
    people = [technician("t", 3), technician("u", 3, shift=(0, 2))]
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=3, technicians=people)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "u"))) == 17


def test_work_of_facts_counts() -> None:
    people = [technician("t", 4), technician("u", 4)]
    facts = [Placement("a1", 0, 2, 0, ("t",))]
    day = problem([operation("a1", 2), operation("b1", 1)], horizon=4, technicians=people, facts=facts)
    assert_goal_twins((goal, objective), day)
