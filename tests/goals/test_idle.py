from __future__ import annotations

from dataclasses import replace

from scheduler.cycles import cycle_at, member
from scheduler.goals import idle as goal
from scheduler.plan import Placement, Plan
from solver.model.objectives import idle as objective
from tests.builders import ALONE, booth, operation, painted, place, plan, problem, programme, technician, way
from tests.twins import assert_goal_twins


def test_goal_and_objective_agree_on_every_plan() -> None:
    """Two ways with different work, one for two people; t may stay on, u has a break and is slow."""
    people = [
        technician("t", 4, shift=(0, 2), overtime=(2, 4)),
        technician("u", 4, breaks=(1, 2), speed=50),
    ]
    day = problem(
        [operation("a1", ways=(way(1), way(1, (*ALONE, *ALONE)))), operation("b1", 1)], horizon=4, technicians=people
    )
    assert_goal_twins((goal, objective), day)


def test_presence_that_is_not_worked_is_idle_breaks_are_not() -> None:
    """t is there 5 of 6 ticks and works 2, u works none of 6: 3 + 6 ticks of 5 min."""
    people = [technician("t", 6, breaks=(1, 2)), technician("u", 6)]
    day = problem([operation("a1", 2)], technicians=people)
    assert goal.value(day, plan(day, place(day, "a1", 0, 3, "t"))) == 5 * (3 + 6)
    assert goal.value(day, plan(day, left_out=["a"])) == 5 * (5 + 6)


def test_waiting_in_overtime_is_idle_too() -> None:
    """Shift 0–2, overtime 2–6, 1 tick of work: at 0 one tick is idle; at 3 two of the shift and 2–3."""
    day = problem([operation("a1", 1)], technicians=[technician("t", 6, shift=(0, 2), overtime=(2, 6))])
    assert goal.value(day, plan(day, place(day, "a1", 0, 1, "t"))) == 5 * 1
    assert goal.value(day, plan(day, place(day, "a1", 3, 4, "t", overtime=True))) == 5 * (2 + 1)


def test_of_facts_counts_what_was_worked_while_they_were_there() -> None:
    """On shift 1–4 and in overtime until 6. a1 began at 0, off shift: 2 ticks of 3 remain; b1 and b2 leave a hole."""
    facts = [Placement("a1", 0, 2, 0, ("t",), segments=((0, 2),))]
    people = [technician("t", 6, shift=(1, 4), overtime=(4, 6))]
    day = problem([operation("a1", 2), operation("b1", 1)], technicians=people, facts=facts)
    assert goal.value(day, plan(day, left_out=["b"])) == 5 * 2
    assert goal.value(day, plan(day, place(day, "b1", 5, 6, "t", overtime=True))) == 5 * (2 + 1)
    assert_goal_twins((goal, objective), day)


def test_a_fact_in_overtime_is_worked_and_stayed() -> None:
    facts = [Placement("a1", 1, 3, 0, ("t",), segments=((1, 3),), overtime=True)]
    people = [technician("t", 5, shift=(0, 2), overtime=(2, 5))]
    day = problem([operation("a1", 2), operation("b1", 1)], horizon=5, technicians=people, facts=facts)
    assert goal.value(day, plan(day, left_out=["b"])) == 5
    assert_goal_twins((goal, objective), day)


def test_who_works_in_a_booth_cycle_is_not_idle() -> None:
    """t, there for 4 ticks, sprays for one, the tick of baking is idle; two cars in one cycle are sprayed at once."""
    sprayed = booth("b", programme("standard", (1, ALONE), (1, ())))
    day = replace(problem([painted("a1"), painted("b1")], horizon=4), booths={"b": sprayed})
    together = cycle_at(sprayed, sprayed.programmes["standard"], 0, ("a1", "b1"), [("t",), ()])
    assert goal.value(day, Plan({o: member(together, o) for o in ("a1", "b1")}, cycles=(together,))) == 5 * 3
    assert_goal_twins((goal, objective), day)
