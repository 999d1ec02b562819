from __future__ import annotations

from itertools import product

from scheduler.plan import LeftOut, Placement, Plan
from scheduler.rules import placement as rule
from solver.compiled import Compiled
from solver.model.constraints import placement as constraint
from tests.builders import operation, place, plan, problem
from tests.twins import accepts


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
