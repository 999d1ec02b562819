from __future__ import annotations

from scheduler.goals import bay_changes as goal
from scheduler.plan import LeftOut, Placement, Plan
from solver.model.objectives import bay_changes as objective
from tests.builders import bay, operation, place, plan, problem
from tests.twins import assert_goal_twins


def published(*starts: int, crew: str = "t", bay: str | None = None, left_out: tuple[str, ...] = ()) -> Plan:
    """a1 and b1 at these starts."""
    placed = {n: Placement(n, s, s + 1, 0, (crew,), bay) for n, s in zip(("a1", "b1"), starts, strict=False)}
    return Plan(placed, (), {o: LeftOut(o) for o in left_out})


def test_goal_and_objective_agree_on_every_plan() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=2,
        bays=[bay("x", 2), bay("y", 2)],
        published=published(0, 1, bay="x"),
    )
    assert_goal_twins((goal, objective), day)


def test_a_bay_that_no_longer_suits_counts_as_changed() -> None:
    bays = [bay("x", 2, kinds=("wash",)), bay("y", 2)]
    day = problem([operation("a1", 1, in_bay=True)], horizon=2, bays=bays, published=published(0, bay="x"))
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t", bay="y"))) == 1


def test_work_that_no_longer_needs_its_bay_and_facts_elsewhere() -> None:
    """a1 was published in x and needs no bay now: changed. b1 never needed one: not. The fact c1 does not count."""
    old = [
        Placement("a1", 0, 1, 0, ("t",), "x"),
        Placement("b1", 1, 2, 0, ("t",)),
        Placement("c1", 2, 3, 0, ("t",), "x"),
    ]
    day = problem(
        [operation("a1", 1), operation("b1", 1), operation("c1", 1, in_bay=True)],
        horizon=3,
        bays=[bay("x", 3), bay("y", 3)],
        facts=[Placement("c1", 2, 3, 0, ("t",), "y")],
        published=Plan({p.operation: p for p in old}),
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "t"))) == 1
