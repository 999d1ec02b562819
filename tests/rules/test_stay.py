from __future__ import annotations

from collections import Counter
from itertools import product

from scheduler.plan import Placement, Plan, Stay
from scheduler.rules import duration, one_place, precedence, release
from scheduler.rules import stay as rule
from solver.compiled import Compiled
from solver.model.constraints import duration as duration_constraint
from solver.model.constraints import one_place as one_place_constraint
from solver.model.constraints import precedence as precedence_constraint
from solver.model.constraints import release as release_constraint
from solver.model.constraints import stay as constraint
from tests.builders import Link, bay, operation, place, plan, problem, technician
from tests.twins import accepts, assert_twins


def test_rule_and_constraint_accept_the_same_plans() -> None:
    """One bay, closed 3–4; a waits in it between its two operations, b wants it too."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=5,
        bays=[bay("x", 5, closed=(3, 4))],
        technicians=[technician("t", 5)],
        orders={"a": {"groups": (("a1", "a2"),)}},
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint)])


def test_two_bays_take_two_cars() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=3,
        bays=[bay("x", 3), bay("y", 3)],
    )
    assert_twins((rule, constraint), day)


def test_two_bays_that_nothing_tells_apart_are_one_class_of_two() -> None:
    """No goal counts bays: three cars share one literal each; never more than two at a time."""
    day = problem(
        [operation(f"{order}1", 1, in_bay=True) for order in "abc"],
        horizon=3,
        bays=[bay("x", 3), bay("y", 3)],
    )
    assert Compiled(day).bay_classes == {"x": ("x", "y")}
    accepted = refused = 0
    for starts in product(range(3), repeat=3):
        cars = [place(day, f"{o}1", s, s + 1, "t", bay="x") for o, s in zip("abc", starts, strict=True)]
        legal = max(Counter(starts).values()) <= 2
        assert accepts(Compiled(day), [constraint], plan(day, *cars), goals=()) == legal
        accepted, refused = accepted + legal, refused + (not legal)
    assert accepted == 24  # 27 ways to start three cars, 3 of them all at once
    assert refused == 3


def test_a_bay_is_held_between_groups_that_are_drawn_as_one_stay() -> None:
    """a1 and a2 may be one stay; drawn as one, b1 cannot come between."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=4,
        bays=[bay("x", 4)],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint), (precedence, precedence_constraint)])
    placed = {n: place(day, n, s, s + 1, "t", bay="x") for n, s in (("a1", 0), ("a2", 2), ("b1", 1))}
    stays = (Stay("a", "x", 0, 3, ("a1", "a2")), Stay("b", "x", 1, 2, ("b1",)))
    [violation] = rule.violations(day, Plan(placed, stays))
    assert violation.message == "Bay x holds car M-A 1 until 00:15, work order B starts there at 00:05"


def test_a_car_that_has_begun_holds_its_bay_until_it_is_done() -> None:
    """a1 was done 0–1 and its car waits in the bay for a2: b1 comes after a2 or not at all."""
    day = problem(
        [
            operation("a1", 1, in_bay=True),
            operation("a2", 1, in_bay=True, release=1),
            operation("b1", 1, in_bay=True, release=1),
        ],
        horizon=5,
        bays=[bay("x", 5)],
        orders={"a": {"groups": (("a1", "a2"),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x")],
        as_of=1,
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint), (release, release_constraint)])


def test_forced_work_ahead_belongs_to_its_stay_and_keeps_its_bay_when_the_order_is_left_out() -> None:
    """a2 is forced 3–4 in x: a1 holds the bay until then; b1 has to keep off both."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=5,
        bays=[bay("x", 5)],
        orders={"a": {"groups": (("a1", "a2"),)}},
        facts=[Placement("a2", 3, 4, 0, ("t",), "x")],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint), (one_place, one_place_constraint)])


def test_a_fact_in_a_closed_bay_is_waived_also_when_planned_work_joins_its_stay() -> None:
    """a1 is forced 1–2 into a bay that is closed then; a2 follows in the same stay and is judged alone."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True, release=1)],
        horizon=4,
        bays=[bay("x", 4, closed=(1, 2))],
        links=[Link("a1", "a2")],
        orders={"a": {"joins": ((0, 1),)}},
        facts=[Placement("a1", 1, 2, 0, ("t",), "x")],
        as_of=1,
    )
    follows = plan(day, place(day, "a2", 2, 3, "t", bay="x"))
    assert len(follows.stays) == 1
    assert not list(rule.violations(day, follows))


def test_a_clash_between_facts_is_waived() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        bays=[bay("x", 6)],
        facts=[Placement("a1", 0, 2, 0, ("t",), "x"), Placement("b1", 1, 3, 0, ("t",), "x")],
        as_of=3,
    )
    assert [v.waived for v in rule.violations(day, plan(day))] == [True]


def test_a_stay_that_is_missing_or_misdrawn_is_a_violation() -> None:
    day = problem([operation("a1", 1, in_bay=True)], bays=[bay("x", 6)])
    placed = {"a1": place(day, "a1", 0, 1, "t", bay="x")}
    [missing] = rule.violations(day, Plan(placed))
    assert missing.message == "work order A (M-A 1), job a1 is planned in a bay without a stay there"
    [misdrawn] = rule.violations(day, Plan(placed, (Stay("a", "x", 0, 2, ("a1",)),)))
    assert "does not begin and end with its work there" in misdrawn.message


def test_a_group_must_not_be_torn_over_two_bays() -> None:
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)],
        bays=[bay("x", 6), bay("y", 6)],
        orders={"a": {"groups": (("a1", "a2"),)}},
    )
    torn = plan(day, place(day, "a1", 0, 1, "t", bay="x"), place(day, "a2", 1, 2, "t", bay="y"))
    [violation] = rule.violations(day, torn)
    assert violation.message == "job a1 and job a2 of car M-A 1 must share one stay in one bay"


def test_a_stay_for_work_that_needs_no_bay_is_a_violation_not_a_crash() -> None:
    day = problem([operation("a1", 1)], bays=[bay("x", 6)])
    placed = {"a1": Placement("a1", 0, 1, 0, ("t",), "x")}
    [violation] = rule.violations(day, Plan(placed, (Stay("a", "x", 0, 1, ("a1",)),)))
    assert violation.message == "work order A (M-A 1), job a1 is listed in a stay in Bay x, it needs no bay"
