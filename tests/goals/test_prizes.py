from __future__ import annotations

from scheduler.goals import prizes as goal
from scheduler.plan import Placement
from solver.model.objectives import prizes as objective
from tests.builders import Link, Option, operation, place, plan, problem
from tests.twins import assert_goal_twins

OPTIONS = (Option(("a2", "a3"), 7), Option(("a4",), 5))


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Two options, one of two operations; the order may be left out too."""
    day = problem(
        [operation(n, 1) for n in ("a1", "a2", "a3", "a4")],
        horizon=4,
        links=[Link("a2", "a3")],
        orders={"a": {"options": OPTIONS}},
    )
    assert_goal_twins((goal, objective), day)


def test_what_is_not_done_costs_its_prize_and_facts_have_been_done() -> None:
    """Begun: a2 of the first option; the rest of it, a3, is still to do for its 7."""
    day = problem(
        [operation(n, 1) for n in ("a1", "a2", "a3", "a4")],
        facts=[Placement("a2", -1, 0, 0, ("t",))],
        orders={"a": {"options": OPTIONS}},
    )
    must, rest, other = (place(day, n, i, i + 1, "t") for i, n in enumerate(("a1", "a3", "a4")))
    assert [goal.value(day, plan(day, must, *more)) for more in ((), (rest,), (other,), (rest, other))] == [12, 5, 7, 0]
    assert_goal_twins((goal, objective), day)
