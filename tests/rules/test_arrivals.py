from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import arrivals as rule
from solver.model.constraints import arrivals as constraint
from tests.builders import operation, place, plan, problem, technician
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Every second tick somebody can be received; one advisor receives one at a time, other work is free."""
    operations = [operation("a1", 1, kind="reception"), operation("b1", 1, kind="reception")]
    assert_twins((rule, constraint), problem(operations, horizon=5, grid=2))


def test_two_advisors_receive_two_customers_at_the_same_time() -> None:
    operations = [operation("a1", 1, kind="reception"), operation("b1", 1, kind="reception")]
    people = [technician("t", 3), technician("u", 3)]
    assert_twins((rule, constraint), problem(operations, horizon=3, grid=2, technicians=people))


def test_the_message_names_the_grid_and_the_advisor() -> None:
    day = problem([operation("a1", 1, kind="reception"), operation("b1", 1, kind="reception")], grid=3)
    both = plan(day, place(day, "a1", 3, 4, "t"), place(day, "b1", 4, 5, "t"))
    messages = [v.message for v in rule.violations(day, both)]
    assert messages == [
        "work order B (M-B 1), job b1 starts at 00:20: arrivals are every 15 min",
        "T receives work order A (M-A 1), job a1 and work order B (M-B 1), job b1 at 00:20",
    ]


def test_only_receptions_still_to_come_keep_to_the_grid() -> None:
    """A handover starts at any time; c1 was received at 1, off the grid, by the advisor of a1 at 0."""
    operations = [operation("a1", 1, kind="reception"), operation("b1", 1, kind="handover")]
    late = operation("c1", 1, kind="reception")
    day = problem([*operations, late], horizon=4, grid=2, facts=[Placement("c1", 1, 2, 0, ("t",))])
    assert_twins((rule, constraint), day)
    placed = plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "t"))
    assert not list(rule.violations(day, placed))
