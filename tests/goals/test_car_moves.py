from __future__ import annotations

from itertools import pairwise

from scheduler.goals import car_moves as goal
from scheduler.plan import Placement
from solver.compiled import Compiled
from solver.model.objectives import car_moves as objective
from tests.builders import Link, bay, operation, place, plan, problem
from tests.twins import assert_goal_twins, objective_of


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Two jobs on one car that may share a stay, two bays, and a second car that may come between."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=3,
        bays=[bay("x", 3), bay("y", 3)],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
    )
    assert_goal_twins((goal, objective), day)


def test_a_car_that_waits_in_its_bay_does_not_move_and_one_that_leaves_does() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        bays=[bay("x", 6)],
        orders={"a": {"joins": ((0, 1),)}},
    )
    first, second = place(day, "a1", 0, 1, "t", bay="x"), place(day, "a2", 3, 4, "t", bay="x")
    assert goal.value(day, plan(day, first, second, left_out=["b"])) == 0
    assert goal.value(day, plan(day, first, second, place(day, "b1", 1, 2, "t", bay="x"))) == 1


def test_stays_of_facts_count_and_may_be_joined() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True, release=1)],
        horizon=4,
        bays=[bay("x", 4), bay("y", 4)],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x")],
        as_of=1,
    )
    assert_goal_twins((goal, objective), day)


def test_a_car_that_facts_moved_and_forced_work_within_a_stay() -> None:
    """a1 in x, then a2 in y: a move for good. a3 shares the stay of a4, forced at 3 in y: another, planned or not."""
    day = problem(
        [operation(name, 1, in_bay=True, release=2) for name in ("a1", "a2", "a3", "a4")],
        horizon=5,
        bays=[bay("x", 5), bay("y", 5)],
        orders={"a": {"groups": (("a1",), ("a2",), ("a3", "a4"))}},
        facts=[
            Placement("a1", 0, 1, 0, ("t",), "x"),
            Placement("a2", 1, 2, 0, ("t",), "y"),
            Placement("a4", 3, 4, 0, ("t",), "y"),
        ],
        as_of=2,
    )
    compiled = Compiled(day)
    for found in (plan(day, left_out=["a"]), plan(day, place(day, "a3", 2, 3, "t", bay="y"))):
        assert goal.value(day, found) == 2
        assert objective_of(compiled, objective, found) == 2


def test_a_stay_joins_facts_from_their_last_end() -> None:
    """a1 and a2 were done 0–1 and 2–3 in x, a3 follows on them in x in the same stay, in y in another."""
    day = problem(
        [operation(name, 1, in_bay=True, release=3) for name in ("a1", "a2", "a3")],
        horizon=5,
        bays=[bay("x", 5), bay("y", 5)],
        links=[Link("a2", "a3")],
        orders={"a": {"groups": (("a1", "a2"), ("a3",)), "joins": ((0, 1),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x"), Placement("a2", 2, 3, 0, ("t",), "x")],
        as_of=3,
    )
    assert_goal_twins((goal, objective), day)


def test_a_group_that_has_begun_joins_nothing_any_more() -> None:
    """a1 may still be done before the stay of a2 and a3; a2 was done at 0 already, so a1 has a stay of its own."""
    day = problem(
        [operation(name, 1, in_bay=True, release=1) for name in ("a1", "a2", "a3")],
        horizon=4,
        bays=[bay("x", 4)],
        orders={"a": {"groups": (("a1",), ("a2", "a3")), "joins": ((0, 1),)}},
        facts=[Placement("a2", 0, 1, 0, ("t",), "x")],
        as_of=1,
    )
    found = plan(day, place(day, "a3", 1, 2, "t", bay="x"), place(day, "a1", 2, 3, "t", bay="x"))
    assert goal.value(day, found) == 1
    assert objective_of(Compiled(day), objective, found) == 1


def test_work_of_a_group_may_be_done_in_any_order() -> None:
    """a2 before a1 in the stay of both, b beside it: one stay each, the hint of all variables holds."""
    day = problem(
        [operation(name, 1, in_bay=True) for name in ("a1", "a2", "b1")],
        bays=[bay("x", 6), bay("y", 6)],
        orders={"a": {"groups": (("a1", "a2"),)}},
    )
    times = {"a1": (3, 4), "a2": (1, 2), "b1": (2, 3)}
    found = plan(day, *(place(day, n, *t, "t", bay="y" if n == "b1" else "x") for n, t in times.items()))
    assert goal.value(day, found) == 0
    assert objective_of(Compiled(day), objective, found) == 0


def test_a_car_may_wait_in_its_bay_for_forced_work() -> None:
    """a1 in x may be one stay with a2, forced there 3–4; a3 shares a2's stay or is missing."""
    for last in (("a3",), ()):
        names = ("a1", "a2", *last)
        day = problem(
            [operation(n, 1, in_bay=True) for n in names],
            horizon=6,
            bays=[bay("x", 6), bay("y", 6)],
            links=[Link(a, b) for a, b in pairwise(names)],
            orders={"a": {"groups": (("a1",), ("a2", *last)), "joins": ((0, 1),)}},
            facts=[Placement("a2", 3, 4, 0, ("t",), "x")],
        )
        assert_goal_twins((goal, objective), day)
