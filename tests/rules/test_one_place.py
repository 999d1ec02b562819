from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import one_place as rule
from solver.model.constraints import one_place as constraint
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
