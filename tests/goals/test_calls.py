from __future__ import annotations

from scheduler.goals import calls as goal
from scheduler.plan import LeftOut, Placement, Plan
from solver.model.objectives import calls as objective
from tests.builders import operation, place, plan, problem
from tests.twins import assert_goal_twins


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
