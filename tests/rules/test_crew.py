from __future__ import annotations

from dataclasses import replace

from ortools.sat.python.cp_model import INFEASIBLE, CpModel, CpSolver

from scheduler.plan import Placement
from scheduler.resources import Skill
from scheduler.rules import crew as rule
from scheduler.rules import duration
from solver.compiled import Compiled
from solver.model.constraints import crew as constraint
from solver.model.constraints import duration as duration_constraint
from solver.model.variables import Variables
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


def test_nobody_fills_two_places() -> None:
    """The master could fill either place, but he is one person: alone he cannot do it."""
    both = way(1, (Slot("work", 2), Slot("work")))
    day = problem([operation("a1", ways=(both,))], technicians=[technician("t", 6, level=2)])
    model = CpModel()
    x = Variables(model, Compiled(day), ())
    for told in (constraint, duration_constraint):
        told.add(x)
    model.add(x.present("a") == 1)
    assert CpSolver().solve(model) == INFEASIBLE


def test_the_same_people_may_swap_places_but_neither_join_nor_leave() -> None:
    """One or two do a1; two do a2 in any order, if they did a1, and one if he did it alone."""
    two = way(1, (*ALONE, *ALONE))
    ways = (two, way(1))
    day = problem(
        [operation("a1", ways=ways), operation("a2", ways=ways, same_crew_as="a1")],
        horizon=2,
        technicians=[technician("t", 2), technician("u", 2)],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])
    swapped = plan(day, place(day, "a1", 0, 1, "t", "u"), place(day, "a2", 1, 2, "u", "t"))
    assert not list(rule.violations(day, swapped))


def test_only_who_can_do_both_does_both() -> None:
    """t works and checks, u only works, v only checks: neither u nor v can do one of the two while t does the other."""
    people = [technician(name, 2) for name in "tuv"]
    skills = ({"work", "check"}, {"work"}, {"check"})
    people = [
        replace(person, skills=dict.fromkeys(names, Skill(1))) for person, names in zip(people, skills, strict=True)
    ]
    for crew in ((Slot("check"),), (Slot("work"), Slot("check"))):
        checked = operation("a2", ways=(way(1, crew),), same_crew_as="a1")
        day = problem([operation("a1", 1), checked], horizon=2, technicians=people)
        assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])


def test_the_people_of_a_fact_finish_it_or_its_order_is_left_out() -> None:
    facts = [Placement("a1", 0, 1, 0, ("t",))]
    day = problem(
        [operation("a1", 1), operation("a2", 1, same_crew_as="a1")],
        horizon=3,
        technicians=[technician("t", 3), technician("u", 3)],
        facts=facts,
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])


def test_a_way_that_does_not_exist_and_one_person_too_many_are_named() -> None:
    day = problem([operation("a1")], technicians=[technician("t", 6), technician("u", 6)])
    [no_way] = rule.violations(day, plan(day, Placement("a1", 0, 2, 1, ("t",))))
    assert no_way.message == "work order A (M-A 1), job a1 has no way 1"
    [too_many] = rule.violations(day, plan(day, Placement("a1", 0, 2, 0, ("t", "u"))))
    assert too_many.message == "work order A (M-A 1), job a1 needs a crew of 1, planned: 2"


def test_somebody_missing_is_named_and_who_did_a_fact_is_not_judged() -> None:
    day = problem([operation("a1")])
    [nobody] = rule.violations(day, plan(day, Placement("a1", 0, 2)))
    assert nobody.message == "work order A (M-A 1), job a1 needs a crew of 1, planned: 0"
    done = problem([operation("a1")], facts=[Placement("a1", 0, 2)])
    assert not list(rule.violations(done, plan(done)))


def test_high_voltage_work_needs_the_qualification_and_a_higher_one_will_do() -> None:
    """One with 2S and one with 1S: not two with 1S, not one of them without."""
    module = way(1, (Slot("work", 1, 2), Slot("work", 1, 1)))
    people = [technician(f"t{level}", 2, high_voltage=level) for level in (0, 1, 2, 3)]
    day = problem([operation("a1", ways=(module,))], horizon=2, technicians=people)
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)], all_parties=True)


def test_the_skill_the_level_and_the_qualification_have_to_be_one_persons() -> None:
    """t has 2S and level 1, u level 2 and no 2S; v has both."""
    people = [
        technician("t", 2, high_voltage=2),
        technician("u", 2, level=2, high_voltage=1),
        technician("v", 2, level=2, high_voltage=2),
    ]
    day = problem([operation("a1", ways=(way(1, (Slot("work", 2, 2),)),))], horizon=2, technicians=people)
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)], all_parties=True)


def test_a_missing_high_voltage_qualification_is_named() -> None:
    people = [technician("t", 6, high_voltage=1), technician("u", 6)]
    day = problem([operation("a1", ways=(way(2, (Slot("work", 1, 2),)),))], technicians=people)
    for member, has in (("t", "T has high voltage 1S"), ("u", "U has no high-voltage qualification")):
        [violation] = rule.violations(day, plan(day, Placement("a1", 0, 2, 0, (member,))))
        assert violation.message == f"work order A (M-A 1), job a1 needs high voltage 2S: {has}"
