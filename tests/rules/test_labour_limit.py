"""Days of three ticks, so that every plan of two days can be tried."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scheduler.orders import Operation, Paint
from scheduler.plan import Placement
from scheduler.problem import Problem
from scheduler.rules import duration
from scheduler.rules import labour_limit as rule
from solver.compiled import Compiled
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import labour_limit as constraint
from tests.builders import ALONE, CLOCK, ShortDays, operation, place, plan, problem, technician, way
from tests.twins import accepts, assert_twins

DURATION = (duration, duration_constraint)
TWO = (*ALONE, *ALONE)


def limited(operations: Iterable[Operation], limit: int, *facts: Placement, horizon: int = 6) -> Problem:
    people = [technician("t", horizon), technician("u", horizon)]
    day = problem(
        operations, horizon=horizon, technicians=people, orders={"a": {"labour_limit": limit}}, facts=facts, as_of=0
    )
    return replace(day, clock=ShortDays(CLOCK.zone, CLOCK.first_day))


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Two jobs of a tick, one tick a day: on two days."""
    day = limited([operation("a1", 1), operation("a2", 1)], 1, horizon=5)
    day = replace(day, technicians={"t": day.technicians["t"]})
    assert_twins((rule, constraint), day, given=[DURATION])


def test_labour_is_time_by_people_on_the_day_of_the_start() -> None:
    """3 ticks a day: alone 3 ticks, two people 2 each are too many; work that goes on past midnight counts before."""
    day = limited([operation("a1", ways=(way(3), way(2, TWO)))], 3, horizon=4)
    assert_twins((rule, constraint), day, given=[DURATION])
    assert not list(rule.violations(day, plan(day, place(day, "a1", 1, 4, "t"))))
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 2, "t", "u", way=1)))
    assert violation.message == (
        "car M-A 1 of work order A gets 20 min of labour on 2026-11-24, its limit is 15 min a day"
    )


def test_unattended_work_and_other_orders_are_free() -> None:
    """a2 dries beside a1, b1 belongs to another car."""
    jobs = [operation("a1", 1), operation("a2", ways=(way(2, ()),)), operation("b1", 2)]
    day = limited(jobs, 1)
    placed = (place(day, "a1", 0, 1, "t"), place(day, "a2", 1, 3), place(day, "b1", 0, 2, "u"))
    assert not list(rule.violations(day, plan(day, *placed)))


def test_facts_count_on_their_day_and_alone_they_are_waived() -> None:
    """The fact takes 2 of 2 ticks of the first day; 3 are too many already, and still no more than waived."""
    for ticks in (2, 3):
        fact = Placement("a1", 0, 1, 0, ("t",))
        day = limited([operation("a1", ticks), operation("a2", 1)], 2, fact, horizon=5)
        assert_twins((rule, constraint), day, given=[DURATION])
    [violation] = rule.violations(day, plan(day, left_out="a"))
    assert violation.waived
    [violation] = rule.violations(day, plan(day, place(day, "a2", 1, 2, "t")))
    assert (violation.operations, violation.waived) == (("a2",), False)


def test_what_takes_no_labour_may_start_on_a_day_of_which_facts_exceed_the_limit() -> None:
    fact = Placement("a1", 0, 1, 0, ("t",))
    day = limited([operation("a1", 3), operation("a2", ways=(way(1, ()), way(1)))], 2, fact, horizon=3)
    assert_twins((rule, constraint), day, given=[DURATION])
    [violation] = rule.violations(day, plan(day, place(day, "a2", 2, 3)))
    assert violation.waived


def test_a_share_of_a_booth_cycle_counts_with_the_labour_of_its_way() -> None:
    """The painter's 2 ticks on the day of the cycle's start."""
    painted = operation("a1", 2, paint=Paint(frozenset({"standard"})))
    day = limited([painted, operation("a2", 1)], 2)
    cycle = Placement("a1", 0, 3, 0, (), "booth", (), ((0, 3),))
    on_that_day, on_the_next = (plan(day, cycle, place(day, "a2", start, start + 1, "t")) for start in (2, 3))
    [violation] = rule.violations(day, on_that_day)
    assert violation.operations == ("a1", "a2")
    assert not list(rule.violations(day, on_the_next))
    assert not accepts(Compiled(day), [constraint, duration_constraint], on_that_day)
    assert accepts(Compiled(day), [constraint, duration_constraint], on_the_next)
