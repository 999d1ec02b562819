from __future__ import annotations

from scheduler.goals import lateness as goal
from scheduler.plan import Placement
from solver.model.objectives import lateness as objective
from tests.builders import Option, operation, place, plan, problem, technician
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    operations = [operation("a1", 1), operation("a2", 1)]
    assert_goal_twins((goal, objective), problem(operations, horizon=5, orders={"a": {"due": 1, "weight": 3}}))


def test_a_left_out_order_is_late_until_the_end_of_the_horizon() -> None:
    """Due at 1 of 6 ticks, weight 3: 5 ticks × 5 min × 3 = 75; late by 2 ticks: 30."""
    day = problem([operation("a1", 1)], orders={"a": {"due": 1, "weight": 3}})
    assert goal.value(day, plan(day, left_out=["a"])) == 75
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"))) == 30


def test_a_promise_of_yesterday_counts_from_yesterday() -> None:
    day = problem([operation("a1", 1)], horizon=4, orders={"a": {"due": -3}})
    assert_goal_twins((goal, objective), day)


def test_an_order_without_promise_is_late_from_its_arrival_when_it_is_left_out() -> None:
    """Arrived at 2 of 5 ticks, weight 4: 3 × 5 × 4 = 60."""
    day = problem([operation("a1", 1)], horizon=5, orders={"a": {"due": None, "arrival": 2}})
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, left_out=["a"])) == 60


def test_an_order_promised_after_the_horizon_is_not_late_when_it_is_left_out() -> None:
    """Due at 9 of 5 ticks; b is there so that something differs."""
    operations = [operation("a1", 1), operation("b1", 1)]
    day = problem(operations, horizon=3, orders={"a": {"due": 9}, "b": {"due": 1}})
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "b1", 0, 1, "t"), left_out=["a"])) == 0


def test_a_left_out_order_is_late_until_the_end_of_the_horizon_whatever_its_facts() -> None:
    """Due at 1; the fact a1 ended at 3. Of 5 ticks 4 × 5 × 4 = 80 left out; a2 at 4: ready at 5, the same."""
    day = problem(
        [operation("a1", 1), operation("a2", 1)],
        horizon=5,
        orders={"a": {"due": 1}},
        facts=[Placement("a1", 2, 3, 0, ("t",))],
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, left_out=["a"])) == 80
    assert goal.value(day, plan(day, place(day, "a2", 4, 5, "t"))) == 80


def test_a_car_that_was_ready_yesterday_is_late_from_its_promise_to_then() -> None:
    """Done at −3, promised for −14: 11 ticks of 5 min × 4 = 220; b is in time."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=3,
        orders={"a": {"due": -14}, "b": {"due": 1}},
        facts=[Placement("a1", -5, -3, 0, ("t",))],
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "b1", 0, 1, "t"))) == 220


def test_work_that_outlasts_the_horizon_is_late_by_all_of_it() -> None:
    """a1 runs until 20 of 3 ticks, due at 1: 19 ticks × weight 4; the rest of a is optional, or carried over."""
    rests: list[dict[str, object]] = [{"options": (Option(("a2",), 2),)}, {"carries_over": True}]
    for rest in rests:
        day = problem(
            [operation("a1", 1), operation("a2", 1), operation("b1", 1)],
            horizon=3,
            technicians=[technician("t", 3), technician("u", 3)],
            facts=[Placement("a1", -1, 20, 0, ("u",))],
            orders={"a": {"due": 1, "weight": 4, **rest}},
            later=((5, 9),),
        )
        assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "b1", 0, 1, "t"))) == 5 * 4 * 19
