from __future__ import annotations

from scheduler.goals import handovers as goal
from scheduler.plan import Placement
from solver.compiled import Compiled
from solver.model.objectives import handovers as objective
from tests.builders import Slot, operation, place, plan, problem, technician, way
from tests.twins import assert_goal_twins, objective_of


def test_goal_and_objective_agree_on_every_plan() -> None:
    people = [technician("t", 2), technician("u", 2)]
    day = problem([operation("a1", 1), operation("a2", 1)], horizon=3, technicians=people)
    assert_goal_twins((goal, objective), day)


def test_another_trade_is_no_handover() -> None:
    """An advisor receives (own trade), two mechanics share the work: one handover."""
    people = [technician("t", 4), technician("u", 4), technician("v", 4, skill="desk", trade="service_advisor")]
    operations = [
        operation("a1", ways=(way(1, (Slot("desk"),)),)),
        operation("a2", 1),
        operation("a3", 1),
    ]
    day = problem(operations, horizon=4, technicians=people)
    shared = plan(day, place(day, "a1", 0, 1, "v"), place(day, "a2", 1, 2, "t"), place(day, "a3", 2, 3, "u"))
    assert goal.value(day, shared) == 1


def test_people_of_facts_count() -> None:
    people = [technician("t", 3), technician("u", 3)]
    facts = [Placement("a1", 0, 1, 0, ("t",))]
    day = problem([operation("a1", 1), operation("a2", 1)], horizon=3, technicians=people, facts=facts)
    assert_goal_twins((goal, objective), day)


def test_each_car_and_each_trade_has_its_first() -> None:
    """t on a and u on b: none. On a, v of another trade beside t: none. Only t and u on a: one."""
    both = technician("v", 3, trade="body")
    people = [technician("t", 3), technician("u", 3), both]
    day = problem([operation(n, 1) for n in ("a1", "a2", "b1")], horizon=3, technicians=people)
    for crews, value in (("ttu", 0), ("tvu", 0), ("tut", 1)):
        made = plan(
            day, *(place(day, n, i, i + 1, t) for i, (n, t) in enumerate(zip(day.operations, crews, strict=True)))
        )
        assert goal.value(day, made) == value
        assert objective_of(Compiled(day), objective, made) == value
