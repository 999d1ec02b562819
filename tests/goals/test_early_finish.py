from __future__ import annotations

from scheduler.goals import early_finish as goal
from scheduler.plan import Placement
from solver.model.objectives import early_finish as objective
from tests.builders import Link, Option, operation, place, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    operations = [operation("a1", 1, release=1), operation("b1", 1)]
    day = problem(operations, horizon=4, orders={"a": {"arrival": 1}, "b": {"arrival": -5}})
    assert_goal_twins((goal, objective), day)


def test_ticks_from_arrival_to_ready_are_added_up() -> None:
    """a: arrived 1, ready 3: 2; b: arrived 0, ready 1: 1."""
    operations = [operation("a1", 1, release=1), operation("b1", 1)]
    day = problem(operations, orders={"a": {"arrival": 1}})
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"), place(day, "b1", 0, 1, "t"))) == 3


def test_a_car_that_is_ready_before_its_arrival_is_not_early() -> None:
    """Booked for 3, but a1 may be done from 1 on; b, booked for 1, at once."""
    operations = [operation("a1", 1, release=1), operation("b1", 1)]
    day = problem(operations, horizon=5, orders={"a": {"arrival": 3}, "b": {"arrival": 1}})
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 1, 2, "t"), left_out=["b"])) == 0


def test_a_car_that_is_only_handed_over_is_ready_when_it_arrives() -> None:
    """It needs no work: ready at 2, its arrival, however late the handover; nothing when it is left out."""
    day = problem([operation("a1", 1, kind="handover", release=2), operation("b1", 1)], orders={"a": {"arrival": 2}})
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 4, 5, "t"), left_out=["b"])) == 0


def test_forced_work_ahead_counts_and_a_link_into_it_does_not_make_what_is_before_it_count_less() -> None:
    """a2 is forced 1–2; a1, meant to be before it, may be done after it: ready at the later end of the two."""
    day = problem(
        [operation("a1", 1), operation("a2", 1)],
        horizon=4,
        links=[Link("a1", "a2")],
        facts=[Placement("a2", 1, 2, 0, ("t",))],
    )
    assert_goal_twins((goal, objective), day)
    values = [goal.value(day, plan(day, place(day, "a1", s, s + 1, "t"))) for s in (0, 2, 3)]
    assert values == [2, 3, 4]


def test_facts_that_outlast_the_horizon_count_in_full() -> None:
    """a1 ends at 6 of 4 ticks: so does the car; with a2 left out nothing counts."""
    day = problem([operation("a1", 1), operation("a2", 1)], horizon=4, facts=[Placement("a1", 2, 6, 0, ("t",))])
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a2", 0, 1, "t"))) == 6


def test_a_car_of_last_week_counts_from_then_on() -> None:
    """Arrived at −9, might have been started at −10; ready at 4: 13 of a horizon of 4."""
    day = problem([operation("a1", 1, release=-10)], horizon=4, orders={"a": {"arrival": -9}})
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 3, 4, "t"))) == 13


def test_a_car_that_was_ready_before_its_booked_arrival_costs_nothing() -> None:
    """Booked for 4, done 1–2 because it came early."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=6,
        orders={"a": {"arrival": 4, "waits": True}, "b": {"waits": True}},
        facts=[Placement("a1", 1, 2, 0, ("t",))],
    )
    assert_goal_twins((goal, objective), day)


def test_a_car_that_was_ready_before_the_horizon_is_so_whatever_optional_work_is_not_done() -> None:
    """Arrived at −5, ready at −1 without the option: 4; with it at 1, 2 or 3."""
    option, last_week = {"options": (Option(("a2",), 2),), "arrival": -5}, [Placement("a1", -3, -1, 0, ("t",))]
    for carries_over in (False, True):
        day = problem(
            [operation("a1", 1), operation("a2", 1), operation("a3", 1, kind="handover")],
            horizon=3,
            facts=last_week,
            orders={"a": {**option, "carries_over": carries_over}},
            later=((5, 9),),
        )
        assert_goal_twins((goal, objective), day)
        assert goal.value(day, plan(day, place(day, "a3", 0, 1, "t"))) == 4


def test_a_car_that_is_ready_before_its_booked_arrival_but_for_an_option_is_not_early() -> None:
    """a1 was done 0–1, the car booked for 2; a2 need not be done."""
    day = problem(
        [operation("a1", 1), operation("a2", 1, release=2), operation("b1", 1)],
        horizon=3,
        facts=[Placement("a1", 0, 1, 0, ("t",))],
        orders={"a": {"arrival": 2, "options": (Option(("a2",), 2),)}},
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "b1", 1, 2, "t"))) == 2
