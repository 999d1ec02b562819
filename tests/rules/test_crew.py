from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import crew as rule
from scheduler.rules import duration
from solver.model.constraints import crew as constraint
from solver.model.constraints import duration as duration_constraint
from tests.builders import ALONE, Slot, operation, place, plan, problem, technician, way
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """A master's place and anybody's: the same person twice, the wrong level, the wrong skill."""
    both = way(1, (Slot("work", 2), Slot("work")))
    day = problem(
        [operation("a1", ways=(both,))],
        horizon=2,
        technicians=[
            technician("t", 2, level=2),
            technician("u", 2),
            technician("v", 2, skill="paint"),
        ],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)], all_parties=True)


def test_two_ways_need_different_crews() -> None:
    day = problem(
        [operation("a1", ways=(way(2), way(1, (*ALONE, *ALONE))))],
        horizon=3,
        technicians=[technician("t", 3), technician("u", 3)],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)], all_parties=True)


def test_the_same_people_finish_what_they_began() -> None:
    day = problem(
        [operation("a1", 1), operation("a2", 1, same_crew_as="a1")],
        horizon=2,
        technicians=[technician("t", 2), technician("u", 2)],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])
    other = plan(day, place(day, "a1", 0, 1, "t"), place(day, "a2", 1, 2, "u"))
    [violation] = rule.violations(day, other)
    assert violation.message == "work order A (M-A 1), job a2 must be done by T like job a1, not by U"


def test_a_missing_skill_is_named() -> None:
    day = problem([operation("a1")], technicians=[technician("v", 6, skill="paint")])
    [violation] = rule.violations(day, plan(day, Placement("a1", 0, 2, 0, ("v",))))
    assert violation.message == "work order A (M-A 1), job a1 needs work at level 1: V does not have it"
