from __future__ import annotations

from dataclasses import replace

from scheduler.completion import completed
from scheduler.orders import LoanNeed, Option
from scheduler.plan import Loan, Placement
from scheduler.resources import Loaner
from scheduler.rules import duration as duration_rule
from scheduler.rules import loaner as rule
from scheduler.rules import placement as placement_rule
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import loaner as constraint
from solver.model.constraints import placement as placement_constraint
from tests.builders import operation, place, plan, problem
from tests.twins import assert_twins

PLACED = [(placement_rule, placement_constraint)]
WHOLE = [*PLACED, (duration_rule, duration_constraint)]
SMALL = Loaner("s", "L-S 1", "small")
LARGE = Loaner("l", "L-L 1", "large", 1)


def lending(*cars: Loaner) -> dict[str, Loaner]:
    return {car.id: car for car in cars}


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Two customers, a loaner that any may have and one of another class: who has which, and until when."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=3,
        orders={
            "a": {"due": None, "loan": LoanNeed(0)},
            "b": {"due": None, "promised": 2, "loan": LoanNeed(1, "large")},
        },
        loaners=lending(SMALL, LARGE),
    )
    assert_twins((rule, constraint), day, given=WHOLE)


def test_a_loaner_is_lent_again_after_its_turnaround() -> None:
    """One loaner with a turnaround of 1 tick; b's customer comes at 2."""
    day = problem(
        [operation("a1", 1), operation("a2", 1, kind="handover"), operation("b1", 1)],
        horizon=4,
        orders={"a": {"loan": LoanNeed(0)}, "b": {"loan": LoanNeed(2)}},
        loaners=lending(LARGE),
    )
    assert_twins((rule, constraint), day, given=WHOLE)


def test_a_customer_whose_car_is_done_gets_a_loaner_or_the_order_is_left_out() -> None:
    """All of a and b is done or forced, both until 2: the only loaner goes to one of them."""
    day = problem(
        [operation("a1", 1), operation("b1", 1), operation("c1", 1)],
        horizon=3,
        orders={key: {"loan": LoanNeed(0)} for key in "ab"},
        loaners=lending(SMALL),
        facts=[Placement("a1", -1, 2, 0, ("t",)), Placement("b1", 1, 2, 0, ("t",))],
    )
    assert_twins((rule, constraint), day, given=WHOLE)


def test_a_loaner_comes_back_when_the_car_is_ready_where_only_the_handover_is_carried_over() -> None:
    """a1 ended last week, or ends after the horizon: the loaner is out until the horizon's end, 3, or until 20."""
    for end, back in ((-1, 3), (20, 20)):
        day = problem(
            [operation("a1", 1), operation("a2", 1, kind="handover")],
            horizon=3,
            orders={"a": {"carries_over": True, "loan": LoanNeed(0)}},
            loaners=lending(SMALL),
            facts=[Placement("a1", -3, end, 0, ("t",))],
            later=((5, 9),),
        )
        assert_twins((rule, constraint), day, given=WHOLE)
        untouched = replace(plan(day), loans={"a": Loan("a", "s", 0, back)})
        assert not list(rule.violations(day, untouched))


def test_a_loan_begins_on_duty_only_if_the_car_is_still_in_the_house() -> None:
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=4,
        orders={key: {"loan": LoanNeed(0, duty=2)} for key in "ab"},
        loaners=lending(SMALL),
    )
    assert_twins((rule, constraint), day, given=WHOLE)


def test_a_loaner_that_is_out_stays_out_when_its_order_is_left_out() -> None:
    """b has it since yesterday; a can have it only once b's car is handed over."""
    day = problem(
        [operation("a1", 1), operation("b1", 1)],
        horizon=4,
        orders={"a": {"loan": LoanNeed(2)}, "b": {"loan": LoanNeed(0, car="s")}},
        loaners=lending(SMALL, LARGE),
    )
    assert_twins((rule, constraint), day, given=WHOLE)
    out = plan(day, place(day, "a1", 3, 4, "t"), left_out=["b"])
    assert out.loans["b"] == Loan("b", "s", 0, 4)


def test_two_loans_that_are_out_already_may_clash() -> None:
    """a and b both have it, says the desk; c gets it from neither before both are back, and has another."""
    day = problem(
        [operation("a1", 1), operation("b1", 1), operation("c1", 1)],
        horizon=3,
        orders={
            "a": {"loan": LoanNeed(0, car="s")},
            "b": {"loan": LoanNeed(0, car="s")},
            "c": {"loan": LoanNeed(2)},
        },
        loaners=lending(SMALL),
    )
    assert_twins((rule, constraint), day, given=WHOLE)
    both = plan(day, place(day, "a1", 0, 1, "t"), place(day, "b1", 1, 2, "t"), left_out=["c"])
    assert [violation.waived for violation in rule.violations(day, both)] == [True]


def test_a_car_that_is_carried_over_keeps_its_loaner_beyond_the_horizon() -> None:
    """a2 is optional, a3 the handover; carried over, it is ready after the rest in the hours from 10 to 12."""
    specs = [operation("a1", 1), operation("a2", 2), operation("a3", 1, kind="handover"), operation("b1", 1)]
    day = problem(
        specs,
        horizon=3,
        orders={"a": {"carries_over": True, "loan": LoanNeed(0)}, "b": {"loan": LoanNeed(2)}},
        loaners=lending(SMALL),
        later=((10, 12),),
    )
    assert_twins((rule, constraint), day, given=WHOLE)
    lent = replace(plan(day, place(day, "a1", 0, 1, "t"), left_out=["b"]), loans={"a": Loan("a", "s", 0, 0)})
    assert completed(day, lent).loans["a"] == Loan("a", "s", 0, 12)


def test_options_that_are_left_out_do_not_keep_the_loaner() -> None:
    specs = [operation("a1", 1), operation("a2", 1), operation("b1", 1)]
    day = problem(
        specs,
        horizon=3,
        orders={"a": {"options": (Option(("a2",)),), "loan": LoanNeed(0)}, "b": {"loan": LoanNeed(2)}},
        loaners=lending(SMALL),
    )
    assert_twins((rule, constraint), day, given=WHOLE)


def test_a_car_handed_over_yesterday_needs_no_loaner_any_more() -> None:
    day = problem(
        [operation("a1", 1, kind="handover"), operation("b1", 1)],
        horizon=3,
        orders={"a": {"loan": LoanNeed(0)}, "b": {"loan": LoanNeed(0)}},
        loaners=lending(SMALL),
        facts=[Placement("a1", -3, -2, 0, ("t",))],
        as_of=1,
    )
    assert_twins((rule, constraint), day, given=WHOLE)


def test_the_messages_say_what_is_owed_and_what_is_lent() -> None:
    day = problem(
        [operation("a1", 1), operation("b1", 1), operation("c1", 1), operation("d1", 1)],
        orders={
            "a": {"loan": LoanNeed(0, "small")},
            "b": {"loan": LoanNeed(0, "small")},
            "c": {"loan": LoanNeed(0)},
        },
        loaners=lending(SMALL, LARGE),
    )
    placed = plan(day, *(place(day, f"{key}1", tick, tick + 1, "t") for tick, key in enumerate("abcd")))
    wrong = (Loan("b", "l", 0, 3), Loan("c", "s", 0, 4), Loan("d", "s", 2, 3))
    found = replace(placed, loans={lent.order: lent for lent in wrong})
    assert [v.message for v in rule.violations(day, found)] == [
        "car M-A 1 needs a loaner of class small 00:00–00:05, none is lent",
        "car M-B 1 needs a loaner of class small: L-L 1, class large, is lent",
        "car M-C 1 needs its loaner L-S 1 00:00–00:15, turnaround included: it is lent 00:00–00:20",
        "car M-D 1 needs no loaner, L-S 1 is lent",
        "L-S 1 is lent for car M-C 1 until 00:20, car M-D 1 gets it at 00:10",
    ]
