from __future__ import annotations

from dataclasses import replace
from itertools import product

from ortools.sat.python.cp_model import CpModel, CpSolver

from scheduler.clock import TICK_SECONDS
from scheduler.orders import Way
from scheduler.plan import Placement
from scheduler.presence import Presence, span
from scheduler.rules import duration as rule
from solver.compiled import Compiled
from solver.model.constraints import duration as constraint
from solver.model.variables import Variables
from tests.builders import ALONE, bay, operation, place, plan, problem, technician, way
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    assert_twins((rule, constraint), problem([operation("a1", 2)], technicians=[technician("t", 6, breaks=(2, 4))]))


def test_two_people_work_only_while_both_are_there() -> None:
    """Breaks 1–2 and 3–4: from 0, ticks 0, 2 and 4 are worked by both, so 3 ticks of work end at 5."""
    crew = way(3, (*way(1).crew, *way(1).crew))
    day = problem(
        [operation("a1", ways=(crew,))],
        technicians=[technician("t", 6, breaks=(1, 2)), technician("u", 6, breaks=(3, 4))],
    )
    assert_twins((rule, constraint), day)
    assert not list(rule.violations(day, plan(day, place(day, "a1", 0, 5, "t", "u"))))
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 4, "t", "u")))
    # 3 ticks of 5 min are needed, 00:00–00:20 holds ticks 0 and 2: 10 min.
    assert violation.message == "work order A (M-A 1), job a1 takes 15 min of work, but 00:00–00:20 holds 10"


def test_the_slowest_member_sets_the_time_rounded_up_once() -> None:
    """3 ticks at 80 % are 3.75, so 4."""
    day = problem([operation("a1", 3)], technicians=[technician("slow", 6, speed=80)])
    assert_twins((rule, constraint), day)
    assert not list(rule.violations(day, plan(day, place(day, "a1", 0, 4, "slow"))))
    # Two together: 3 ticks at 100 %, 4 at 80 %; the slower one sets the time.
    people = [technician("t", 6), technician("slow", 6, speed=80)]
    both = problem([operation("a1", ways=(way(3, (*ALONE, *ALONE)),))], technicians=people)
    assert_twins((rule, constraint), both)
    assert not list(rule.violations(both, plan(both, place(both, "a1", 0, 4, "t", "slow"))))


def test_unattended_work_runs_through_everything() -> None:
    day = problem([operation("a1", ways=(way(3, ()),))], technicians=[technician("t", 6, shift=(0, 1))])
    assert_twins((rule, constraint), day)


def test_segments_must_say_when_work_really_advances() -> None:
    day = problem([operation("a1", 2)], technicians=[technician("t", 6, breaks=(1, 2))])
    placed = place(day, "a1", 0, 3, "t")
    assert placed.segments == ((0, 1), (2, 3))
    [violation] = rule.violations(day, plan(day, replace(placed, segments=((0, 3),))))
    assert "is worked 00:00–00:05, 00:10–00:15, its segments say otherwise" in violation.message


def test_the_end_follows_from_the_start() -> None:
    """Break 2–4, 2 ticks of work: from 0 to 2, from 1 to 5, from 4 to 6; the model has no other start and end."""
    day = problem([operation("a1", 2)], technicians=[technician("t", 6, breaks=(2, 4))])
    found = set()
    for start, end in product(range(6), range(7)):
        model = CpModel()
        x = Variables(model, Compiled(day), ())
        constraint.add(x)
        for variable, value in ((x.present("a"), 1), (x.start("a1"), start), (x.end("a1"), end)):
            model.add(variable == value)
        if CpSolver().status_name(CpSolver().solve(model)) in {"OPTIMAL", "FEASIBLE"}:
            found.add((start, end))
    assert found == {(0, 2), (1, 5), (4, 6)}


def test_known_times_are_those_of_person_and_bay_then_of_the_person_then_of_the_bay() -> None:
    """Standard 1 tick. t takes 3 in x and 2 in any bay, anybody takes 4 in y: t in y 2, u in x 1, u in y 4."""
    times = {("t", "x"): 3, ("t", None): 2, (None, "y"): 4}
    day = problem(
        [operation("a1", in_bay=True, ways=(Way(TICK_SECONDS, ALONE, times),))],
        horizon=5,
        technicians=[technician("t", 5), technician("u", 5)],
        bays=[bay("x", 5), bay("y", 5)],
    )
    assert_twins((rule, constraint), day)
    for who, where, ticks in (("t", "x", 3), ("t", "y", 2), ("u", "x", 1), ("u", "y", 4)):
        assert not list(rule.violations(day, plan(day, place(day, "a1", 0, ticks, who, bay=where))))


def test_unattended_work_has_known_times_by_bay() -> None:
    """Standard 1 tick, 3 in x."""
    day = problem(
        [operation("a1", in_bay=True, ways=(Way(TICK_SECONDS, (), {(None, "x"): 3}),))],
        bays=[bay("x", 6), bay("y", 6)],
    )
    assert_twins((rule, constraint), day)
    assert not list(rule.violations(day, plan(day, place(day, "a1", 0, 3, bay="x"))))


def test_attended_work_stops_while_its_bay_is_shut_and_unattended_work_does_not() -> None:
    """Open 0–2 and 4–6, 3 ticks: from 0 attended work ends at 5, unattended at 3."""
    shut = replace(bay("x", 6), presence=Presence(span(0, 2) | span(4, 6)))
    for ways, crew, end in (((way(3),), ("t",), 5), ((way(3, ()),), (), 3)):
        day = problem([operation("a1", in_bay=True, ways=ways, pause_night=True)], bays=[shut])
        assert_twins((rule, constraint), day)
        assert not list(rule.violations(day, plan(day, place(day, "a1", 0, end, *crew, bay="x"))))


def test_how_long_a_fact_takes_is_not_judged() -> None:
    day = problem([operation("a1", 2)], facts=[Placement("a1", 0, 5, 0, ("t",))])
    assert not list(rule.violations(day, plan(day)))


def test_work_that_ends_in_overtime_advances_in_it() -> None:
    """On shift 0–2, overtime 2–5: 3 ticks of work that end in overtime start at 0, 1 or 2; at 3 they find no end."""
    day = problem([operation("a1", 3)], technicians=[technician("t", 6, shift=(0, 2), overtime=(2, 5))])
    assert_twins((rule, constraint), day)
    for start in (0, 1, 2):
        assert not list(rule.violations(day, plan(day, place(day, "a1", start, start + 3, "t", overtime=True))))
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 3, "t")))
    assert violation.message == "work order A (M-A 1), job a1 takes 15 min of work, but 00:00–00:15 holds 10"


def test_only_the_overtime_in_which_it_ends_is_worked() -> None:
    """On shift 0–1 and 3–4 with an hour's overtime after each: over the night nobody stays on, 1–2 is not worked."""
    presence = Presence(span(0, 1) | span(3, 4), overtime=span(1, 2) | span(4, 5))
    day = problem([operation("a1", 3)], technicians=[replace(technician("t", 6), presence=presence)])
    assert_twins((rule, constraint), day)
    assert place(day, "a1", 0, 5, "t", overtime=True).segments == ((0, 1), (3, 5))
    assert not list(rule.violations(day, plan(day, place(day, "a1", 0, 5, "t", overtime=True))))


def test_overtime_of_one_may_be_the_shift_of_another() -> None:
    """t: shift 0–2, overtime 2–4; u: shift 1–3, overtime 3–5. Until 3 only t stays on, until 4 both, until 5 only u."""
    people = [technician("t", 6, shift=(0, 2), overtime=(2, 4)), technician("u", 6, shift=(1, 3), overtime=(3, 5))]
    day = problem([operation("a1", ways=(way(2, (*ALONE, *ALONE)),))], technicians=people)
    assert_twins((rule, constraint), day)
    for start in (1, 2):
        assert not list(rule.violations(day, plan(day, place(day, "a1", start, start + 2, "t", "u", overtime=True))))
    assert list(rule.violations(day, plan(day, place(day, "a1", 3, 5, "t", "u", overtime=True))))


def test_overtime_that_nobody_may_work_is_none() -> None:
    day = problem([operation("a1", 2)], technicians=[technician("t", 6, shift=(0, 3), overtime=(3, 4))])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 2, "t", overtime=True)))
    assert violation.message == (
        "work order A (M-A 1), job a1 is planned to end at 00:10 in overtime that nobody of its crew may work"
    )


def test_a_bay_is_open_longer_for_those_who_work_overtime() -> None:
    """t: shift 0–2, overtime 2–5; x opens 0–3 and in overtime 3–4; y is shut from 3 on, whoever stays."""
    late = replace(bay("x", 6), presence=Presence(span(0, 3), overtime=span(3, 4)))
    shut = replace(bay("y", 6), presence=Presence(span(0, 3)))
    people = [technician("t", 6, shift=(0, 2), overtime=(2, 5))]
    day = problem([operation("a1", 2, in_bay=True)], technicians=people, bays=[late, shut])
    assert_twins((rule, constraint), day)
    assert not list(rule.violations(day, plan(day, place(day, "a1", 2, 4, "t", bay="x", overtime=True))))
    assert list(rule.violations(day, plan(day, place(day, "a1", 2, 4, "t", bay="y", overtime=True))))
