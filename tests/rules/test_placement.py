from __future__ import annotations

from dataclasses import replace
from itertools import product

from scheduler.plan import LeftOut, Placement, Plan
from scheduler.rules import duration, stay
from scheduler.rules import placement as rule
from solver.compiled import Compiled
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import placement as constraint
from solver.model.constraints import stay as stay_constraint
from tests.builders import Link, Option, bay, operation, place, plan, problem
from tests.twins import accepts, assert_twins

WORKED = [(duration, duration_constraint)]


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """Two operations of one order, each missing or at any time, also past the horizon; the order planned or not."""
    day = problem([operation("a1"), operation("a2")], horizon=3)
    compiled = Compiled(day)
    verdicts = set()
    times = [None, *((s, e) for s in range(3) for e in range(s + 1, 5))]
    for first, second, left_out in product(times, times, (False, True)):
        placed = {n: Placement(n, *t, 0, ("t",)) for n, t in (("a1", first), ("a2", second)) if t}
        candidate = Plan(placed, (), {"a": LeftOut("a")} if left_out else {})
        legal = not list(rule.violations(day, candidate))
        accepted = accepts(compiled, [constraint], candidate)
        assert legal == accepted, candidate
        verdicts.add(legal)
    assert verdicts == {True, False}


def test_an_operation_that_is_missing_is_named() -> None:
    day = problem([operation("a1"), operation("a2")])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 2, "t")))
    assert violation.message == "work order A (M-A 1), job a2 is not planned: plan it or leave its order out"


def test_a_left_out_order_has_no_placements() -> None:
    day = problem([operation("a1")])
    [violation] = rule.violations(day, plan(day, place(day, "a1", 0, 2, "t"), left_out=["a"]))
    assert "is planned although its order is left out" in violation.message


def test_a_placement_before_the_horizon_or_without_length_is_named() -> None:
    day = problem([operation("a1")])
    for start, end in ((-1, 1), (2, 2)):
        [violation] = rule.violations(day, plan(day, Placement("a1", start, end, 0, ("t",))))
        assert "lies outside the horizon" in violation.message


def test_facts_stand_when_the_rest_of_their_order_is_left_out() -> None:
    day = problem([operation("a1"), operation("a2")], facts=[Placement("a1", -2, 0, 0, ("t",))])
    assert not list(rule.violations(day, plan(day, left_out=["a"])))


def test_an_order_that_carries_over_may_be_cut_where_nothing_has_to_follow_soon() -> None:
    """a1, a2, then a3 within a most lag, a4: nothing before a predecessor, a2 and a3 together or not at all."""
    names = ("a1", "a2", "a3", "a4")
    links = [Link("a1", "a2"), Link("a2", "a3", 0, 2), Link("a3", "a4")]
    day = problem([operation(n, 1) for n in names], horizon=4, links=links, orders={"a": {"carries_over": True}})
    assert_twins((rule, constraint), day, given=WORKED)
    firsts = [plan(day, *(place(day, n, i, i + 1, "t") for i, n in enumerate(names[:count]))) for count in range(5)]
    assert [not list(rule.violations(day, p)) for p in firsts] == [False, True, False, True, True]


def test_a_stay_is_not_cut() -> None:
    day = problem(
        [operation(n, 1, in_bay=True) for n in ("a1", "a2", "a3")],
        horizon=3,
        bays=[bay("x", 3)],
        links=[Link("a1", "a2"), Link("a2", "a3")],
        orders={"a": {"carries_over": True, "groups": (("a1",), ("a2", "a3"))}},
    )
    assert_twins((rule, constraint), day, given=[*WORKED, (stay, stay_constraint)])


def test_a_car_with_history_may_be_carried_over_without_being_touched() -> None:
    day = problem(
        [operation("a1", 1), operation("a2", 1), operation("b1", 1), operation("b2", 1)],
        horizon=3,
        facts=[Placement("a1", 0, 1, 0, ("t",))],
        orders={"a": {"carries_over": True}, "b": {"carries_over": True}},
    )
    assert_twins((rule, constraint), day, given=WORKED)
    untouched = plan(day, place(day, "b1", 1, 2, "t"))
    assert not list(rule.violations(day, untouched))
    assert untouched.carried_over == {"a", "b"}


def test_an_option_is_done_as_a_whole_or_not_at_all() -> None:
    """a2 and a3 are one option; that a3 is absent does not keep a4 from its place after a1."""
    day = problem(
        [operation(n, 1) for n in ("a1", "a2", "a3", "a4")],
        horizon=4,
        links=[Link("a1", "a2"), Link("a2", "a3"), Link("a3", "a4"), Link("a1", "a4")],
        orders={"a": {"options": (Option(("a2", "a3"), 5),)}},
    )
    assert_twins((rule, constraint), day, given=WORKED)


def test_options_of_an_order_that_carries_over_are_not_carried_over() -> None:
    day = problem(
        [operation(n, 1) for n in ("a1", "a2", "a3")],
        horizon=3,
        links=[Link("a1", "a2"), Link("a2", "a3"), Link("a1", "a3")],
        orders={"a": {"options": (Option(("a2",)),), "carries_over": True}},
    )
    assert_twins((rule, constraint), day, given=WORKED)
    without = plan(day, place(day, "a1", 0, 1, "t"), place(day, "a3", 1, 2, "t"))
    assert not without.carried_over
    assert not list(rule.violations(day, without))


def test_what_is_carried_over_is_marked_and_nothing_else() -> None:
    day = problem([operation("a1", 1), operation("a2", 1)], orders={"a": {"carries_over": True}})
    first, second = place(day, "a1", 0, 1, "t"), place(day, "a2", 1, 2, "t")
    [missing] = rule.violations(day, replace(plan(day, first), carried_over=frozenset()))
    assert missing.message.endswith("job a2 is not planned: plan it, carry its order over or leave it out")
    [marked] = rule.violations(day, replace(plan(day, first, second), carried_over=frozenset({"a"})))
    assert marked.message == "work order A (M-A 1) is marked carried over, and all of it is planned"


def test_an_order_of_which_nothing_is_planned_is_left_out() -> None:
    day = problem([operation("a1", 1)], horizon=2, orders={"a": {"carries_over": True}})
    [violation] = rule.violations(day, plan(day))
    assert violation.message == "nothing of work order A (M-A 1) is planned: leave it out"
