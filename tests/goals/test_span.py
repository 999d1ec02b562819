from __future__ import annotations

from scheduler.goals import span as goal
from scheduler.plan import Placement
from solver.compiled import Compiled
from solver.model.objectives import span as objective
from tests.builders import operation, place, plan, problem, technician
from tests.twins import assert_goal_twins, objective_of


def test_goal_and_objective_agree_on_every_plan() -> None:
    day = problem([operation("a1", 1), operation("a2", 1), operation("b1", 1)], horizon=4)
    assert_goal_twins((goal, objective), day)
    parted = plan(day, place(day, "a1", 0, 1, "t"), place(day, "a2", 3, 4, "t"), place(day, "b1", 1, 2, "t"))
    assert goal.value(day, parted) == 5 * (4 + 1)


def test_cars_of_one_fleet_are_one_visit() -> None:
    """a from 0 to 1, b from 2 to 3: together 3 ticks, c alone 1; with b left out a counts 1."""
    fleet = {"a": {"fleet": "taxis"}, "b": {"fleet": "taxis"}}
    day = problem([operation(o, 1) for o in ("a1", "b1", "c1")], horizon=4, orders=fleet)
    assert_goal_twins((goal, objective), day)
    places = [place(day, "a1", 0, 1, "t"), place(day, "c1", 1, 2, "t")]
    assert goal.value(day, plan(day, *places, place(day, "b1", 2, 3, "t"))) == 5 * (3 + 1)
    assert goal.value(day, plan(day, *places, left_out=["b"])) == 5 * (1 + 1)


def test_what_has_been_done_counts_from_when_it_began() -> None:
    """a1 from -2 to 0: 2 ticks if a2 is left out, 4 if a2 ends at 2."""
    day = problem(
        [operation("a1", 2), operation("a2", 1)],
        horizon=3,
        technicians=[technician("t", 3)],
        facts=[Placement("a1", -2, 0, 0, ("t",))],
    )
    assert_goal_twins((goal, objective), day)
    for placed, value in (([place(day, "a2", 1, 2, "t")], 20), ([], 10)):
        found = plan(day, *placed, left_out=[] if placed else ["a"])
        assert goal.value(day, found) == value
        assert objective_of(Compiled(day), objective, found) == value
