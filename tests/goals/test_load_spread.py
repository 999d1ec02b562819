from __future__ import annotations

from scheduler.goals import load_spread as goal
from scheduler.plan import Placement
from solver.model.objectives import load_spread as objective
from tests.builders import ALONE, operation, place, plan, problem, technician, way
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


def test_who_is_never_there_does_not_count() -> None:
    people = [technician("t", 3), technician("u", 3), technician("v", 3, shift=(0, 0))]
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=3, technicians=people)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "u"))) == 0


def test_the_way_that_is_chosen_counts_and_a_way_of_a_fact_that_is_no_more_does_not() -> None:
    """Alone 2 of 4 ticks, together 1 each: 50 or 25 % more than v, who does nothing. b1 in a way 7 is no work."""
    people = [technician("t", 4), technician("u", 4), technician("v", 4)]
    day = problem(
        [operation("a1", ways=(way(2), way(1, (*ALONE, *ALONE)))), operation("b1", 2)],
        horizon=4,
        technicians=people,
        facts=[Placement("b1", 0, 1, 7, ("t",))],
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 1, 2, "t", "u", way=1))) == 25
    assert goal.value(day, plan(day, place(day, "a1", 1, 3, "u"))) == 50


def test_teams_share_their_load_and_somebody_without_one_is_a_team_alone() -> None:
    """Red: t and u, there for 3 and 1 of 3 ticks; w alone. t busy for 2 of red's 4 ticks: 50 %, w for none; or w for
    2 of 3: 66 %, and red for none."""
    people = [technician("t", 3, team="red"), technician("u", 3, team="red", shift=(0, 1)), technician("w", 3)]
    day = problem([operation("a1", 2), operation("b1", 1)], horizon=3, technicians=people)
    assert_goal_twins((goal, objective), day, at_most=1000)
    assert goal.value(day, plan(day, place(day, "a1", 0, 2, "t"), left_out="b")) == 50
    assert goal.value(day, plan(day, place(day, "a1", 0, 2, "w"), left_out="b")) == 66


def test_a_team_is_of_one_trade_even_where_another_has_the_same_name() -> None:
    """Alone in its trade each: nothing to spread, though the driver is called like the team."""
    people = [technician("t", 3, team="red"), technician("u", 3, team="red"), technician("red", 3, trade="body")]
    day = problem([operation("a1", 2)], horizon=3, technicians=people)
    assert goal.value(day, plan(day, place(day, "a1", 0, 2, "t"))) == 0


def test_a_team_may_be_busier_than_its_members_are_there() -> None:
    """A fact of 4 standard ticks by u, who is away: red is planned for 4 of t's 2 ticks, 200 %."""
    people = [technician("t", 2, team="red"), technician("u", 2, team="red", shift=(0, 0)), technician("w", 2)]
    facts = [Placement("a1", -1, 1, 0, ("u",))]
    day = problem([operation("a1", 4), operation("b1", 1)], horizon=2, technicians=people, facts=facts)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, left_out="b")) == 200
