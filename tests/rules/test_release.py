from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import release as rule
from solver.model.constraints import release as constraint
from tests.builders import operation, place, plan, problem
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    assert_twins((rule, constraint), problem([operation("a1", 1, release=2)]))


def test_the_message_names_what_is_waited_for() -> None:
    day = problem([operation("a1", 1, release=2, release_reason="part Brake disc, due 00:10")])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 1, 2, "t")))
    assert violation.message == (
        "work order A (M-A 1), job a1 starts at 00:05, possible from 00:10: part Brake disc, due 00:10"
    )


def test_a_fact_that_started_before_its_parts_came_is_not_judged() -> None:
    day = problem([operation("a1", 1, release=2)], facts=[Placement("a1", 0, 1, 0, ("t",))])
    assert not list(rule.violations(day, plan(day)))
