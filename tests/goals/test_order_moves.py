from __future__ import annotations

from scheduler.goals import order_moves as goal
from scheduler.plan import LeftOut, Placement, Plan
from solver.compiled import Compiled
from solver.model.objectives import order_moves as objective
from tests.builders import Link, Option, operation, place, plan, problem
from tests.twins import assert_goal_twins, objective_of


def published(*starts: int, crew: str = "t", bay: str | None = None, left_out: tuple[str, ...] = ()) -> Plan:
    """a1 and b1 at these starts."""
    placed = {n: Placement(n, s, s + 1, 0, (crew,), bay) for n, s in zip(("a1", "b1"), starts, strict=False)}
    return Plan(placed, (), {o: LeftOut(o) for o in left_out})


def test_goal_and_objective_agree_on_every_plan() -> None:
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=4, published=published(0, 1))
    assert_goal_twins((goal, objective), day)


def test_an_order_moves_once_however_many_of_its_operations_do() -> None:
    both = Plan({n: Placement(n, s, s + 1, 0, ("t",)) for n, s in (("a1", 0), ("a2", 1))})
    day = problem([operation("a1", 1), operation("a2", 1)], published=both)
    assert goal.value(day, plan(day, place(day, "a1", 3, 4, "t"), place(day, "a2", 4, 5, "t"))) == 1


def test_one_of_two_operations_moved_or_both_is_one_move_and_facts_do_not_move() -> None:
    """a1 at 0, a2 at 1 and b1 at 3 were published; b1, a fact, began at 4."""
    old = {n: Placement(n, s, s + 1, 0, ("t",)) for n, s in (("a1", 0), ("a2", 1), ("b1", 3))}
    facts = [Placement("b1", 4, 5, 0, ("t",))]
    operations = [operation("a1", 1), operation("a2", 1), operation("b1", 1)]
    day = problem(operations, horizon=4, facts=facts, published=Plan(old))
    assert_goal_twins((goal, objective), day)
    for starts, value in (((0, 1), 0), ((0, 2), 1), ((1, 2), 1), ((1, 0), 1)):
        placed = [place(day, n, s, s + 1, "t") for n, s in zip(("a1", "a2"), starts, strict=True)]
        assert goal.value(day, plan(day, *placed)) == value


def test_published_work_that_is_carried_over_or_no_longer_an_option_taken_moves_its_order() -> None:
    """a2 may be left for after the horizon, b2 is optional; both were published."""
    old = {n: Placement(n, s, s + 1, 0, ("t",)) for n, s in (("a1", 0), ("a2", 1), ("b1", 2), ("b2", 3))}
    day = problem(
        [operation(n, 1) for n in old],
        horizon=4,
        links=[Link("a1", "a2"), Link("b1", "b2")],
        orders={"a": {"carries_over": True}, "b": {"options": (Option(("b2",), 1),)}},
        published=Plan(old),
    )
    placed = {n: place(day, n, p.start, p.end, "t") for n, p in old.items()}
    for gone, value in (((), 0), (("a2",), 1), (("a2", "b2"), 2)):
        kept = plan(day, *(p for n, p in placed.items() if n not in gone))
        assert goal.value(day, kept) == value
        assert objective_of(Compiled(day), objective, kept) == value
    assert goal.value(day, plan(day, left_out=["a", "b"])) == 0
