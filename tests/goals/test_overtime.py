from __future__ import annotations

from dataclasses import replace

from scheduler.goals import overtime as goal
from scheduler.plan import Placement
from scheduler.presence import Presence, span
from solver.model.objectives import overtime as objective
from tests.builders import ALONE, operation, place, plan, problem, technician, way
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    people = [technician("t", 4, shift=(0, 1), overtime=(1, 3)), technician("u", 4, shift=(0, 2))]
    assert_goal_twins(
        (goal, objective), problem([operation("a1", 1), operation("b1", 1)], horizon=4, technicians=people)
    )


def test_who_waits_for_work_in_overtime_stays_too_and_everything_costs_the_price() -> None:
    """t goes home at 2; b1 is done 3–4: two ticks of 5 min at 7 points. The bits of work before cost nothing."""
    day = problem(
        [operation("a1", 2), operation("b1", 1)], technicians=[technician("t", 6, shift=(0, 2), overtime=(2, 6))]
    )
    day = replace(day, overtime_price=7)
    found = plan(day, place(day, "a1", 0, 2, "t"), place(day, "b1", 3, 4, "t", overtime=True))
    assert goal.value(day, found) == 2 * 5 * 7
    assert_goal_twins((goal, objective), day)


def test_the_latest_end_counts_once_in_every_run() -> None:
    """Shifts 0–1 and 3–4, overtime 1–3 and 4–6: a1 and b1 both end in the first, the later at 3: 2 ticks, c1 one."""
    person = replace(technician("t", 6), presence=Presence(span(0, 1) | span(3, 4), overtime=span(1, 3) | span(4, 6)))
    day = problem([operation("a1", 1), operation("b1", 1), operation("c1", 2)], technicians=[person])
    found = plan(
        day,
        place(day, "a1", 1, 2, "t", overtime=True),
        place(day, "b1", 2, 3, "t", overtime=True),
        place(day, "c1", 3, 5, "t", overtime=True),
    )
    assert goal.value(day, found) == 5 * (2 + 1)
    assert_goal_twins(
        (goal, objective),
        replace(
            day, operations={o: day.operations[o] for o in ("a1", "c1")}, orders={o: day.orders[o] for o in ("a", "c")}
        ),
    )


def test_only_those_of_the_crew_who_are_in_overtime_cost() -> None:
    """u's shift is 0–4: when t stays until 3, u costs nothing."""
    people = [technician("t", 4, shift=(0, 1), overtime=(1, 4)), technician("u", 4)]
    day = problem([operation("a1", ways=(way(2, (*ALONE, *ALONE)),))], horizon=4, technicians=people)
    assert goal.value(day, plan(day, place(day, "a1", 1, 3, "t", "u", overtime=True))) == 5 * 2
    assert_goal_twins((goal, objective), day)


def test_facts_count_and_what_follows_them_costs_only_what_is_longer() -> None:
    """t's shift ends at 1. a1 has kept t until 3, two ticks; b1 after it until 4 is one tick more."""
    facts = [Placement("a1", 0, 3, 0, ("t",), segments=((0, 3),), overtime=True)]
    people = [technician("t", 5, shift=(0, 1), overtime=(1, 5))]
    day = problem([operation("a1", 3), operation("b1", 1)], horizon=5, technicians=people, facts=facts)
    assert goal.value(day, plan(day, left_out=["b"])) == 5 * 2
    assert goal.value(day, plan(day, place(day, "b1", 3, 4, "t", overtime=True))) == 5 * 3
    assert_goal_twins((goal, objective), day)
