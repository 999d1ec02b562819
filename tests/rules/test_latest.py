from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import latest as rule
from solver.model.constraints import latest as constraint
from tests.builders import operation, plan, problem
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    assert_twins((rule, constraint), problem([operation("a1", 1)], orders={"a": {"latest": 4}}))


def test_a_fact_that_lasts_longer_is_waived() -> None:
    day = problem(
        [operation("a1", 1), operation("a2", 1)],
        orders={"a": {"latest": 3}},
        facts=[Placement("a1", 0, 5, 0, ("t",))],
    )
    assert_twins((rule, constraint), day)
    [violation] = rule.violations(day, plan(day, left_out=["a"]))
    assert violation.waived
    assert violation.message == "work order A (M-A 1), job a1 ends at 00:25, its latest time is 00:15"


def test_a_latest_time_at_or_before_the_start_of_the_horizon_leaves_the_order_out() -> None:
    for latest in (0, -1):
        assert_twins((rule, constraint), problem([operation("a1", 1)], horizon=3, orders={"a": {"latest": latest}}))
