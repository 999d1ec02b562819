from __future__ import annotations

from scheduler.plan import Placement
from scheduler.rules import opening as rule
from solver.model.constraints import opening as constraint
from tests.builders import operation, place, plan, problem
from tests.twins import assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Open 1–3 and 4–6: a reception lies in one window, other work of a car that may stay may not care."""
    operations = [operation("a1", 1, kind="reception"), operation("a2", 1)]
    assert_twins((rule, constraint), problem(operations, horizon=7, opening=((1, 3), (4, 6))), at_most=4000)


def test_a_car_that_may_not_stay_overnight_is_done_within_one_window() -> None:
    day = problem(
        [operation("a1", 1), operation("a2", 1)],
        horizon=7,
        opening=((1, 3), (4, 6)),
        orders={"a": {"overnight": False}},
    )
    assert_twins((rule, constraint), day)
    split = plan(day, place(day, "a1", 1, 2, "t"), place(day, "a2", 4, 5, "t"))
    [violation] = rule.violations(day, split)
    assert violation.message == (
        "car M-A 1 of work order A may not stay overnight: it is worked on from 00:05 to 00:25"
    )


def test_a_reception_after_closing_time_is_named() -> None:
    day = problem([operation("a1", 1, kind="handover")], opening=((1, 3),))
    [violation] = rule.violations(day, plan(day, place(day, "a1", 3, 4, "t")))
    assert violation.message == "work order A (M-A 1), job a1 is planned 00:15–00:20, outside the opening hours"


def test_facts_outside_the_opening_hours_are_not_judged_and_bind_nobody_to_their_window() -> None:
    """Open 1–3 and 4–6, no overnight stay: a1 was done at 0, a2 at 1; a3 may be done in either window."""
    day = problem(
        [operation("a1", 1, kind="reception"), operation("a2", 1), operation("a3", 1)],
        opening=((1, 3), (4, 6)),
        orders={"a": {"overnight": False}},
        facts=[Placement("a1", 0, 1, 0, ("t",)), Placement("a2", 1, 2, 0, ("t",))],
        as_of=2,
    )
    assert_twins((rule, constraint), day)
    assert not list(rule.violations(day, plan(day, place(day, "a3", 4, 5, "t"))))


def test_for_work_that_is_bought_in_the_car_leaves_while_the_workshop_is_open_and_may_come_back_when_it_is_not() -> (
    None
):
    """Open 1–3 and 4–6: two ticks elsewhere may begin at 2 and end at 4, and begin at 5 and end at 7."""
    day = problem([operation("a1", 2, sublet=True)], horizon=8, opening=((1, 3), (4, 6)))
    assert_twins((rule, constraint), day)
    assert not list(rule.violations(day, plan(day, place(day, "a1", 2, 4))))
    [violation] = rule.violations(day, plan(day, place(day, "a1", 3, 5)))
    assert violation.message == (
        "work order A (M-A 1), job a1 is planned from 00:15 on, when the workshop is closed and the car cannot leave"
    )
