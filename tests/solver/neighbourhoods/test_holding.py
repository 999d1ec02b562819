from __future__ import annotations

from scheduler.judge import judge
from scheduler.orders import Link
from scheduler.plan import Plan
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.neighbourhoods.neighbourhood import Neighbourhood
from tests.builders import operation, place, plan, problem, technician


def replanned(day: Problem, known: Plan, free: set[str]) -> Plan:
    """The best that the neighbourhood has; the plan itself where it is that."""
    near = Neighbourhood(Compiled(day), known, free, day.tiers[:2], lambda: False)
    found = near.best(1.0, 1, lambda: False).plan or known
    assert judge(day, found).valid
    return found


def test_free_work_ends_before_held_work_that_follows_it() -> None:
    """a2 is held at 4: a1 cannot make room for b, which is due at 2 and needs t as a1 does, by going behind it."""
    day = problem(
        [operation("a1"), operation("a2"), operation("b1", 4)],
        horizon=10,
        links=[Link("a1", "a2")],
        orders={"b": {"due": 4, "weight": 9}},
    )
    known = plan(day, place(day, "a1", 0, 2, "t"), place(day, "a2", 4, 6, "t"), place(day, "b1", 6, 10, "t"))
    assert replanned(day, known, {"a1", "b1"}) == known
    assert replanned(day, known, {"a1", "a2", "b1"}).placements["b1"].end == 4


def test_free_work_is_not_too_early_for_held_work_that_has_to_follow_soon() -> None:
    """a1 may end at most 1 tick before a2 at 4, so it starts at 1 at the earliest; b is left what that leaves of t."""
    day = problem(
        [operation("a1"), operation("a2"), operation("b1", 3)],
        horizon=9,
        links=[Link("a1", "a2", 0, 1)],
        technicians=[technician("t", 9)],
        orders={"b": {"due": 3, "weight": 1}},
    )
    known = plan(day, place(day, "a1", 1, 3, "t"), place(day, "a2", 4, 6, "t"), place(day, "b1", 6, 9, "t"))
    assert replanned(day, known, {"a1", "b1"}) == known


def test_an_order_that_is_partly_held_is_not_left_out() -> None:
    """b weighs more than a and needs all the time there is, but a2 is held."""
    day = problem([operation("a1"), operation("a2"), operation("b1", 6)], orders={"b": {"weight": 9}})
    known = plan(day, place(day, "a1", 0, 2, "t"), place(day, "a2", 2, 4, "t"), left_out=["b"])
    assert replanned(day, known, {"a1", "b1"}) == known
    assert list(replanned(day, known, {"a1", "a2", "b1"}).left_out) == ["a"]
