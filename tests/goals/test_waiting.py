from __future__ import annotations

from scheduler.goals import waiting as goal
from scheduler.plan import Placement
from solver.model.objectives import waiting as objective
from tests.builders import operation, place, plan, problem
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    operations = [operation("a1", 1), operation("b1", 1)]
    day = problem(operations, horizon=4, orders={"a": {"waits": True, "arrival": 0}})
    assert_goal_twins((goal, objective), day)


def test_only_waiting_customers_count_from_their_arrival() -> None:
    """Arrived at 1, ready at 4: 3 ticks, 15 minutes."""
    operations = [operation("a1", 1, release=1), operation("b1", 1)]
    day = problem(operations, orders={"a": {"waits": True, "arrival": 1}})
    assert goal.value(day, plan(day, place(day, "a1", 3, 4, "t"), place(day, "b1", 0, 1, "t"))) == 15


def test_work_before_the_arrival_is_not_a_negative_wait() -> None:
    day = problem([operation("a1", 1)], horizon=4, orders={"a": {"waits": True, "arrival": 2}})
    assert_goal_twins((goal, objective), day)


def test_a_car_that_was_ready_before_its_booked_arrival_costs_nothing() -> None:
    """Booked for 4, done 1–2 because it came early."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=6,
        orders={"a": {"arrival": 4, "waits": True}, "b": {"waits": True}},
        facts=[Placement("a1", 1, 2, 0, ("t",))],
    )
    assert_goal_twins((goal, objective), day)
