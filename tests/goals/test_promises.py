from __future__ import annotations

from scheduler.goals import promises as goal
from scheduler.plan import Placement
from scheduler.readiness import ready
from solver.model.objectives import promises as objective
from tests.builders import Link, Option, operation, place, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Due at 2 of 16 ticks: kept, late (from 3), very late (from 15), left out."""
    day = problem([operation("a1", 1)], horizon=16, orders={"a": {"due": 2, "weight": 5}})
    assert_goal_twins((goal, objective), day)


def test_late_counts_once_very_late_twice_left_out_three_times() -> None:
    """Very late is more than 60 minutes, 12 ticks, after tick 2: an end at 15, not at 14."""
    day = problem([operation("a1", 1)], horizon=16, orders={"a": {"due": 2, "weight": 5}})
    values = [goal.value(day, plan(day, place(day, "a1", end - 1, end, "t"))) for end in (2, 3, 14, 15)]
    assert values == [0, 5, 5, 10]
    assert goal.value(day, plan(day, left_out=["a"])) == 15


def test_an_order_without_promise_counts_only_when_left_out() -> None:
    day = problem([operation("a1", 1)], orders={"a": {"due": None, "weight": 2}})
    assert_goal_twins((goal, objective), day)


def test_the_handover_does_not_count_towards_ready() -> None:
    operations = [operation("a1", 1), operation("a2", 1, kind="handover")]
    day = problem(operations, horizon=5, links=[Link("a1", "a2")], orders={"a": {"due": 2}})
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), place(day, "a2", 4, 5, "t"))) == 0


def test_an_order_of_facts_alone_is_late_or_not_for_good() -> None:
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=4,
        facts=[Placement("a1", 0, 3, 0, ("t",))],
        orders={"a": {"due": 2, "weight": 7}},
    )
    assert_goal_twins((goal, objective), day)


def test_forced_work_ahead_decides_when_the_car_is_ready() -> None:
    """a1 is forced 3–4, a2 comes before or after it: ready at 4 or later, due at 3 or at 4."""
    for due in (3, 4):
        day = problem(
            [operation("a1", 1), operation("a2", 1)],
            horizon=6,
            facts=[Placement("a1", 3, 4, 0, ("t",))],
            orders={"a": {"due": due, "weight": 7}},
        )
        assert_goal_twins((goal, objective), day)
        assert goal.value(day, plan(day, place(day, "a2", 0, 1, "t"))) == (7 if due < 4 else 0)


def test_a_promise_of_yesterday_is_broken_unless_the_order_is_left_out_which_costs_more() -> None:
    """Due at −3, weight 4: late whenever it is ready, very late (from 10 on: −3 + 12 = 9), 12 when left out."""
    day = problem([operation("a1", 1)], horizon=11, orders={"a": {"due": -3}})
    assert_goal_twins((goal, objective), day)
    values = [goal.value(day, plan(day, place(day, "a1", end - 1, end, "t"))) for end in (1, 9, 10)]
    assert values == [4, 4, 8]
    assert goal.value(day, plan(day, left_out=["a"])) == 12


def test_the_promise_of_a_carried_over_order_counts_by_the_work_that_remains() -> None:
    """Open again 14–16 and 20–30 after a horizon of 4; due at 15: one tick of work may remain, two are ready at 16."""
    day = problem(
        [operation("a1", 1), operation("a2", 1), operation("a3", 1), operation("a4", 1, kind="handover")],
        horizon=4,
        links=[Link("a1", "a2"), Link("a2", "a3"), Link("a3", "a4")],
        orders={"a": {"carries_over": True, "due": 15, "weight": 5}},
        later=((14, 16), (20, 30)),
    )
    assert_goal_twins((goal, objective), day)
    placed = [place(day, "a1", 0, 1, "t"), place(day, "a2", 1, 2, "t")]
    assert [goal.value(day, plan(day, *placed[:count])) for count in (1, 2)] == [5, 0]


def test_what_remains_is_done_within_the_limit_of_every_day_however_often_the_workshop_opens_on_it() -> None:
    """A limit of 3 of 5 ticks: 14–16, then one from 20 on; the day ends at 288, and two more are done at 290."""
    day = problem(
        [operation("a1", 1), operation("a2", 5)],
        horizon=4,
        links=[Link("a1", "a2")],
        orders={"a": {"carries_over": True, "due": None, "labour_limit": 3}},
        later=((14, 16), (20, 400)),
    )
    assert ready(day, plan(day, place(day, "a1", 0, 1, "t")), day.orders["a"]) == 290


def test_what_remains_goes_on_around_the_clock_where_the_workshop_never_closes() -> None:
    """5 ticks from 6 on, although the horizon had but 4."""
    day = problem(
        [operation("a1", 1), operation("a2", 5)],
        horizon=4,
        links=[Link("a1", "a2")],
        orders={"a": {"carries_over": True, "due": None}},
        later=((6, 400), (500, 600)),
    )
    assert ready(day, plan(day, place(day, "a1", 0, 1, "t")), day.orders["a"]) == 11


def test_work_that_waits_for_a_part_after_the_horizon_begins_when_it_comes() -> None:
    """The part comes at 21: one tick of work is ready at 22, when it is due."""
    day = problem(
        [operation("a1", 1), operation("a2", 1, release=21), operation("a3", 1, kind="handover")],
        horizon=3,
        links=[Link("a1", "a2"), Link("a2", "a3")],
        orders={"a": {"carries_over": True, "due": 22, "weight": 5}},
        later=((14, 16), (20, 30)),
    )
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"))) == 0


def test_an_order_of_which_only_an_option_lies_before_the_handover() -> None:
    """Without the option the car is ready when it comes, at 1."""
    day = problem(
        [operation("a1", 1, release=1), operation("a2", 1, kind="handover", release=1)],
        horizon=4,
        links=[Link("a1", "a2")],
        orders={"a": {"options": (Option(("a1",)),), "due": 1, "arrival": 1}},
    )
    assert_goal_twins((goal, objective), day)
