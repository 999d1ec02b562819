from __future__ import annotations

from scheduler.goals import calls as goal
from scheduler.plan import LeftOut, Placement, Plan
from solver.compiled import Compiled
from solver.model.objectives import calls as objective
from tests.builders import operation, place, plan, problem
from tests.twins import assert_goal_twins, objective_of


def published(*starts: int, crew: str = "t", bay: str | None = None, left_out: tuple[str, ...] = ()) -> Plan:
    """a1 and b1 at these starts."""
    placed = {n: Placement(n, s, s + 1, 0, (crew,), bay) for n, s in zip(("a1", "b1"), starts, strict=False)}
    return Plan(placed, (), {o: LeftOut(o) for o in left_out})


def test_goal_and_objective_agree_on_every_plan() -> None:
    """a was promised for 2 and planned so; b was late already, nobody has to call for that."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=4,
        orders={"a": {"due": 2}, "b": {"due": 1}},
        published=published(0, 2),
    )
    assert_goal_twins((goal, objective), day)


def test_a_moved_arrival_is_a_call() -> None:
    day = problem([operation("a1", 1, kind="reception")], horizon=4, published=published(1))
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"))) == 1


def test_an_order_that_was_not_planned_before_needs_no_call() -> None:
    day = problem([operation("a1", 1)], orders={"a": {"due": 1}}, published=published(left_out=("a",)))
    assert goal.value(day, plan(day, left_out=["a"])) == 0


def test_an_order_that_was_left_out_before_needs_no_call_although_a_fact_of_it_was_listed() -> None:
    """a1 is a fact; a2 was not planned and is not now, or is now."""
    facts = [Placement("a1", 0, 1, 0, ("t",))]
    before = Plan({"a1": facts[0]}, (), {"a": LeftOut("a")})
    day = problem(
        [operation("a1", 1), operation("a2", 1), operation("b1", 1)], horizon=3, facts=facts, published=before
    )
    assert goal.value(day, plan(day, left_out=["a", "b"])) == 0
    assert objective_of(Compiled(day), objective, plan(day, left_out=["a", "b"])) == 0


def test_a_new_order_needs_no_call_and_one_without_promise_only_when_it_is_left_out() -> None:
    """b is new. a had no promise: done whenever; left out, its customer was told a day that no longer holds."""
    operations = [operation("a1", 1), operation("b1", 1)]
    day = problem(operations, horizon=3, orders={"a": {"due": None}, "b": {"due": 1}}, published=published(0))
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"), left_out=["b"])) == 0
    assert goal.value(day, plan(day, left_out=["a", "b"])) == 1


def test_a_promise_kept_to_the_tick_was_kept() -> None:
    """Due at 2 and published to end at 2: ending at 3 is a call."""
    day = problem([operation("a1", 1)], horizon=4, orders={"a": {"due": 2}}, published=published(1))
    assert_goal_twins((goal, objective), day)
    assert [goal.value(day, plan(day, place(day, "a1", s, s + 1, "t"))) for s in (1, 2)] == [0, 1]


def test_a_reception_that_has_begun_moves_no_arrival() -> None:
    """Published at 1, received at 0; a2, after it, may still be left out."""
    day = problem(
        [operation("a1", 1, kind="reception"), operation("a2", 1)],
        horizon=3,
        facts=[Placement("a1", 0, 1, 0, ("t",))],
        published=published(1),
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a2", 1, 2, "t"))) == 0


def test_an_order_without_promise_that_was_carried_over_from_yesterday_needs_no_call() -> None:
    """Published 3 ticks before the horizon and not done: whenever it is done today, nothing was promised."""
    day = problem([operation("a1", 1)], horizon=3, orders={"a": {"due": None}}, published=published(-3))
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 2, 3, "t"))) == 0
