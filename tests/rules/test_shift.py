from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler.plan import Placement
from scheduler.presence import Presence, span
from scheduler.rules import duration
from scheduler.rules import shift as rule
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import shift as constraint
from tests.builders import ALONE, operation, place, plan, problem, technician, way
from tests.twins import assert_twins


@pytest.mark.parametrize(("pause_break", "pause_night"), [(True, True), (True, False), (False, True), (False, False)])
def test_rule_and_constraint_accept_the_same_plans(pause_break: bool, pause_night: bool) -> None:
    """Works 0–2, break 2–3, works 3–5, off 5–6, works 6–8, away 8–9, works 9–10."""
    working = span(0, 2) | span(3, 5) | span(6, 8) | span(9, 10)
    person = replace(technician("t", 10), presence=Presence(working, span(2, 3), span(8, 9)))
    spec = operation("a1", 3, pause_break=pause_break, pause_night=pause_night)
    day = problem([spec], horizon=10, technicians=[person])
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])


def test_an_absence_is_never_paused_over() -> None:
    day = problem([operation("a1", 2, pause_night=True)], technicians=[technician("t", 6, away=(1, 2))])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 3, "t")))
    assert violation.message == "T is away 00:05–00:10: work order A (M-A 1), job a1 is planned 00:00–00:15"


def test_a_fact_that_still_runs_is_waived_and_one_that_is_over_is_not_listed() -> None:
    person = technician("t", 6, shift=(2, 6))
    fact = Placement("a1", 0, 4, 0, ("t",))
    running = problem([operation("a1")], technicians=[person], facts=[fact], as_of=3)
    assert [v.waived for v in rule.violations(running, plan(running))] == [True]
    over = problem([operation("a1")], technicians=[person], facts=[fact], as_of=4)
    assert not list(rule.violations(over, plan(over)))


def test_everybody_in_the_crew_must_be_there() -> None:
    """u, the second of two, has a break 1–2 that is not paused over."""
    two = way(2, (*ALONE, *ALONE))
    people = [technician("t", 4), technician("u", 4, breaks=(1, 2))]
    day = problem([operation("a1", ways=(two,), pause_break=False)], horizon=4, technicians=people)
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 3, "t", "u")))
    assert violation.message.startswith("U has a break 00:05–00:10")


def test_the_first_tick_of_a_fact_counts_and_planned_work_of_the_past_does_too() -> None:
    """On shift from 1: what starts at 0 is off shift, waived for a fact, also before now for planned work."""
    person = technician("t", 6, shift=(1, 6))
    fact = problem([operation("a1")], technicians=[person], facts=[Placement("a1", 0, 4, 0, ("t",))], as_of=3)
    assert [v.waived for v in rule.violations(fact, plan(fact))] == [True]
    planned = problem([operation("a1")], technicians=[person], as_of=3)
    assert [v.waived for v in rule.violations(planned, plan(planned, place(planned, "a1", 0, 2, "t")))] == [False]


@pytest.mark.parametrize("pause_night", [True, False])
def test_who_stays_on_is_not_off_shift(pause_night: bool) -> None:
    """On shift 0–2 and 6–8, overtime 3–5 and 8–9, away 5–6: what ends at 4 pauses over the gap 2–3."""
    presence = Presence(span(0, 2) | span(6, 8), away=span(5, 6), overtime=span(3, 5) | span(8, 9))
    person = replace(technician("t", 9), presence=presence)
    day = problem([operation("a1", 3, pause_night=pause_night)], horizon=9, technicians=[person])
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])
    after_a_gap = place(day, "a1", 0, 4, "t", overtime=True)
    assert bool(list(rule.violations(day, plan(day, after_a_gap)))) == (not pause_night)
    assert not list(rule.violations(day, plan(day, place(day, "a1", 6, 9, "t", overtime=True))))


def test_overtime_that_is_not_planned_is_named() -> None:
    day = problem([operation("a1", 3)], technicians=[technician("t", 6, shift=(0, 2), overtime=(2, 4))])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 3, "t")))
    assert violation.message == (
        "T would have to work overtime, which is not planned: work order A (M-A 1), job a1 is planned 00:00–00:15"
    )
