from __future__ import annotations

import pytest

from scheduler.plan import Placement
from scheduler.rules import one_place as rule
from scheduler.rules import release
from solver.model.constraints import one_place as constraint
from solver.model.constraints import release as release_constraint
from tests.builders import bay, operation, place, plan, problem, technician
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Two operations of one car in any order, never at the same time; two technicians would be free."""
    day = problem([operation("a1", 1), operation("a2", 1)], horizon=4, technicians=[technician("t", 4)])
    assert_twins((rule, constraint), day)


def test_a_car_cannot_visit_another_bay_while_its_stay_waits() -> None:
    """a1 and a3 share a stay; a2, in any bay, must not come between, a4, a test drive, may."""
    day = problem(
        [
            operation("a1", 1, in_bay=True),
            operation("a2", 1, in_bay=True),
            operation("a3", 1, in_bay=True),
        ],
        horizon=4,
        bays=[bay("x", 4)],
        orders={"a": {"groups": (("a1", "a3"), ("a2",))}},
    )
    assert_twins((rule, constraint), day)


def test_a_test_drive_may_interrupt_the_stay() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1), operation("a3", 1, in_bay=True)],
        bays=[bay("x", 6)],
        orders={"a": {"groups": (("a1", "a3"),)}},
    )
    drive = plan(
        day,
        place(day, "a1", 0, 1, "t", bay="x"),
        place(day, "a2", 1, 2, "t"),
        place(day, "a3", 2, 3, "t", bay="x"),
    )
    assert not list(rule.violations(day, drive))


def test_a_clash_between_facts_is_waived_and_planned_work_gives_way() -> None:
    facts = [Placement("a1", 0, 2, 0, ("t",)), Placement("a2", 1, 3, 0, ("u",))]
    people = [technician("t", 5), technician("u", 5)]
    day = problem([operation(n, 1) for n in ("a1", "a2", "a3")], horizon=5, technicians=people, facts=facts)
    assert_twins((rule, constraint), day)
    [violation] = rule.violations(day, plan(day, place(day, "a3", 3, 4, "t")))
    assert violation.waived


def test_a_stay_with_history_goes_on_from_its_last_fact() -> None:
    """a1 was done 0–1 and its car waits in the bay for a3: a2, a stay of its own, must not come between."""
    day = problem(
        [
            operation("a1", 1, in_bay=True),
            operation("a2", 1, in_bay=True, release=1),
            operation("a3", 1, in_bay=True, release=1),
        ],
        horizon=4,
        bays=[bay("x", 4)],
        orders={"a": {"groups": (("a1", "a3"), ("a2",))}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x")],
        as_of=1,
    )
    assert_twins((rule, constraint), day, given=[(release, release_constraint)])


@pytest.mark.parametrize("forced", [1, 3])
def test_a_stay_reaches_to_forced_work_ahead_of_it_or_behind_it(forced: int) -> None:
    """a3 is forced at 1, which is now, or at 3: a2 must not come between it and a1."""
    day = problem(
        [
            operation("a1", 1, in_bay=True, release=1),
            operation("a2", 1, in_bay=True, release=1),
            operation("a3", 1, in_bay=True),
        ],
        horizon=5,
        bays=[bay("x", 5)],
        orders={"a": {"groups": (("a1", "a3"), ("a2",))}},
        facts=[Placement("a3", forced, forced + 1, 0, ("t",), "x")],
        as_of=1,
    )
    assert_twins((rule, constraint), day, given=[(release, release_constraint)])


def test_a_clash_is_told_once() -> None:
    day = problem([operation("a1", 2, in_bay=True), operation("a2", 2, in_bay=True)], bays=[bay("x", 6), bay("y", 6)])
    both = plan(day, place(day, "a1", 0, 2, "t", bay="x"), place(day, "a2", 1, 3, "t", bay="y"))
    [violation] = rule.violations(day, both)
    assert violation.message == (
        "work order A (M-A 1), job a1 lasts until 00:10, job a2 on the same car starts at 00:05"
    )
