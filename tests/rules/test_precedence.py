from __future__ import annotations

import pytest

from scheduler.plan import Placement
from scheduler.rules import precedence as rule
from scheduler.rules import release
from solver.model.constraints import precedence as constraint
from solver.model.constraints import release as release_constraint
from tests.builders import Link, operation, place, plan, problem
from tests.twins import assert_twins


@pytest.mark.parametrize(("min_lag", "max_lag"), [(0, None), (1, None), (0, 1), (1, 2)])
def test_rule_and_constraint_accept_the_same_plans(min_lag: int, max_lag: int | None) -> None:
    day = problem([operation("a1", 1), operation("a2", 1)], horizon=5, links=[Link("a1", "a2", min_lag, max_lag)])
    assert_twins((rule, constraint), day)


def test_a_link_into_a_fact_is_waived() -> None:
    """a2 was done before a1: a1 may still be planned at any time."""
    operations = [operation("a1", 1), operation("a2", 1), operation("a3", 1)]
    links = [Link("a1", "a2"), Link("a1", "a3")]
    day = problem(operations, horizon=4, links=links, facts=[Placement("a2", 0, 1, 0, ("t",))])
    assert_twins((rule, constraint), day)
    late = plan(day, place(day, "a1", 1, 2, "t"), place(day, "a3", 2, 3, "t"))
    assert [v.waived for v in rule.violations(day, late)] == [True]


def test_a_most_lag_after_a_fact_counts_while_it_can_be_kept() -> None:
    """a1 ended at 1, a2 within 1 tick: possible when a2 can start at 2, hopeless, so waived, when only at 3."""
    for released in (2, 3):
        operations = [operation("a1", 1), operation("a2", 1, release=released), operation("a3", 1)]
        links = [Link("a1", "a2", 0, 1), Link("a2", "a3")]
        day = problem(operations, horizon=5, links=links, facts=[Placement("a1", 0, 1, 0, ("t",))], as_of=1)
        assert_twins((rule, constraint), day, given=[(release, release_constraint)])


def test_the_message_says_by_how_much() -> None:
    day = problem([operation("a1", 1), operation("a2", 1)], links=[Link("a1", "a2", 2)])
    early = plan(day, place(day, "a1", 0, 1, "t"), place(day, "a2", 2, 3, "t"))
    [violation] = rule.violations(day, early)
    assert violation.message == (
        "job a2 must start at least 10 min after the end of work order A (M-A 1), job a1: it starts 5 min after"
    )


def test_the_message_says_what_comes_too_early() -> None:
    day = problem([operation("a1", 1), operation("a2", 1)], links=[Link("a1", "a2")])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 3, 4, "t"), place(day, "a2", 0, 1, "t")))
    assert violation.message == "job a2 starts before work order A (M-A 1), job a1 has ended, which it has to follow"


def test_a_most_lag_into_a_fact_is_waived() -> None:
    """a2 was forced 3–4, within 1 tick of a1 it would be: a1 may still be done at 0."""
    operations = [operation("a1", 1), operation("a2", 1), operation("a3", 1)]
    links = [Link("a1", "a2", 0, 1), Link("a1", "a3")]
    day = problem(operations, horizon=4, links=links, facts=[Placement("a2", 3, 4, 0, ("t",))])
    assert_twins((rule, constraint), day)
    early = plan(day, place(day, "a1", 0, 1, "t"), place(day, "a3", 1, 2, "t"))
    assert [v.waived for v in rule.violations(day, early)] == [True]


def test_a_most_lag_is_hopeless_only_when_its_last_tick_was_before_the_release() -> None:
    """a1 ended at 1, most lag 1: a2 released at 2 could have kept it and breaks it at 3; released at 3 it could not."""
    for released, waived in ((2, False), (3, True)):
        operations = [operation("a1", 1), operation("a2", 1, release=released)]
        day = problem(operations, links=[Link("a1", "a2", 0, 1)], facts=[Placement("a1", 0, 1, 0, ("t",))], as_of=1)
        [violation] = rule.violations(day, plan(day, place(day, "a2", 3, 4, "t")))
        assert violation.waived == waived
