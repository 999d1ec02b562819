from __future__ import annotations

from scheduler.goals import technician_changes as goal
from scheduler.plan import LeftOut, Placement, Plan
from solver.model.objectives import technician_changes as objective
from tests.builders import ALONE, operation, place, plan, problem, technician, way
from tests.twins import assert_goal_twins


def published(*starts: int, crew: str = "t", bay: str | None = None, left_out: tuple[str, ...] = ()) -> Plan:
    """a1 and b1 at these starts."""
    placed = {n: Placement(n, s, s + 1, 0, (crew,), bay) for n, s in zip(("a1", "b1"), starts, strict=False)}
    return Plan(placed, (), {o: LeftOut(o) for o in left_out})


def test_goal_and_objective_agree_on_every_plan() -> None:
    people = [technician("t", 3), technician("u", 3)]
    day = problem([operation("a1", 1), operation("b1", 1)], horizon=2, technicians=people, published=published(0, 1))
    assert_goal_twins((goal, objective), day)


def test_somebody_who_can_no_longer_do_it_counts_as_changed() -> None:
    people = [technician("t", 3, skill="paint"), technician("u", 3)]
    day = problem([operation("a1", 1)], horizon=3, technicians=people, published=published(0))
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "u"))) == 1


def test_half_a_crew_changed_is_one_change() -> None:
    people = [technician(n, 3) for n in ("t", "u", "v")]
    both = Plan({"a1": Placement("a1", 0, 1, 0, ("t", "u"))})
    day = problem([operation("a1", ways=(way(1, (*ALONE, *ALONE)),))], horizon=2, technicians=people, published=both)
    assert_goal_twins((goal, objective), day)


def test_one_of_the_two_alone_is_a_change_and_two_instead_of_one_too() -> None:
    """a1 was published with t and u, b1 with t; c1 is a fact by now, by another than published."""
    ways = (way(1), way(1, (*ALONE, *ALONE)))
    old = [Placement("a1", 0, 1, 1, ("t", "u")), Placement("b1", 1, 2, 0, ("t",)), Placement("c1", 0, 1, 0, ("t",))]
    day = problem(
        [operation("a1", ways=ways), operation("b1", ways=ways), operation("c1", 1)],
        horizon=2,
        technicians=[technician("t", 2), technician("u", 2)],
        facts=[Placement("c1", -1, 0, 0, ("u",))],
        published=Plan({p.operation: p for p in old}),
    )
    assert_goal_twins((goal, objective), day)
    for first, second, value in (("tu", "t", 0), ("ut", "t", 0), ("t", "t", 1), ("tu", "tu", 1), ("u", "tu", 2)):
        both = [place(day, n, i, i + 1, *c, way=len(c) - 1) for i, (n, c) in enumerate((("a1", first), ("b1", second)))]
        assert goal.value(day, plan(day, *both)) == value


def test_a_crew_of_which_one_can_no_longer_do_it_counts_as_changed() -> None:
    people = [technician("t", 2, skill="paint"), technician("u", 2)]
    both = Plan({"a1": Placement("a1", 0, 1, 0, ("t", "u"))})
    day = problem([operation("a1", 1)], horizon=2, technicians=people, published=both)
    assert_goal_twins((goal, objective), day)
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "u"))) == 1
