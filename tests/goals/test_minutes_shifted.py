from __future__ import annotations

from scheduler.goals import minutes_shifted as goal
from scheduler.plan import LeftOut, Placement, Plan
from solver.model.objectives import minutes_shifted as objective
from tests.builders import operation, place, plan, problem
from tests.twins import assert_goal_twins


def published(*starts: int, crew: str = "t", bay: str | None = None, left_out: tuple[str, ...] = ()) -> Plan:
    """a1 and b1 at these starts."""
    placed = {n: Placement(n, s, s + 1, 0, (crew,), bay) for n, s in zip(("a1", "b1"), starts, strict=False)}
    return Plan(placed, (), {o: LeftOut(o) for o in left_out})


def test_goal_and_objective_agree_on_every_plan() -> None:
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=4, published=published(3, 1))
    assert_goal_twins((goal, objective), day)


def test_earlier_and_later_both_count() -> None:
    """a from 3 to 0, b from 1 to 2: 4 ticks, 20 minutes."""
    day = problem([operation("a1", 1), operation("b1", 1)], published=published(3, 1))
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 2, 3, "t"))) == 20


def test_shifts_beyond_the_horizon_count_in_full_and_facts_do_not_count() -> None:
    """a from −3 to 3: 6 ticks of a horizon of 4, 30 minutes; b is a fact now."""
    facts = [Placement("b1", 0, 1, 0, ("t",))]
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=4, facts=facts, published=published(-3, 3))
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 3, 4, "t"))) == 30
