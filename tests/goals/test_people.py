from __future__ import annotations

from scheduler.goals import people as goal
from scheduler.plan import Placement
from solver.model.objectives import people as objective
from tests.builders import operation, place, plan, problem, technician
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    crew = [technician("t", 2), technician("u", 2)]
    day = problem([operation("a1", 1), operation("a2", 1), operation("b1", 1)], horizon=2, technicians=crew)
    assert_goal_twins((goal, objective), day)


def test_somebody_who_works_on_two_cars_of_a_fleet_counts_once() -> None:
    """t on a and b of one fleet: 1; on two cars that do not belong together: 2."""
    operations = [operation("a1", 1), operation("b1", 1)]
    crew = [technician("t", 2), technician("u", 2)]
    for fleet, value in (("taxis", 1), (None, 2)):
        orders = {"a": {"fleet": fleet}, "b": {"fleet": fleet}}
        day = problem(operations, horizon=2, technicians=crew, orders=orders)
        assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "t"))) == value
        assert_goal_twins((goal, objective), day)


def test_people_of_facts_count() -> None:
    crew = [technician("t", 3), technician("u", 3)]
    day = problem(
        [operation("a1", 1), operation("a2", 1)], horizon=3, technicians=crew, facts=[Placement("a1", 0, 1, 0, ("t",))]
    )
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a2", 1, 2, "u"))) == 2
