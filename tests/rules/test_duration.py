from __future__ import annotations

from dataclasses import replace

from scheduler.rules import duration as rule
from solver.model.constraints import duration as constraint
from tests.builders import operation, place, plan, problem, technician, way
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


def test_unattended_work_runs_through_everything() -> None:
    day = problem([operation("a1", ways=(way(3, ()),))], technicians=[technician("t", 6, shift=(0, 1))])
    assert_twins((rule, constraint), day)


def test_segments_must_say_when_work_really_advances() -> None:
    day = problem([operation("a1", 2)], technicians=[technician("t", 6, breaks=(1, 2))])
    placed = place(day, "a1", 0, 3, "t")
    assert placed.segments == ((0, 1), (2, 3))
    [violation] = rule.violations(day, plan(day, replace(placed, segments=((0, 3),))))
    assert "is worked 00:00–00:05, 00:10–00:15, its segments say otherwise" in violation.message
