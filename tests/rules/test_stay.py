from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from scheduler.plan import Placement, Plan, Stay
from scheduler.problem import Problem
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


def test_forced_work_that_clashes_with_facts_or_other_forced_work_leaves_both_orders_possible_to_leave_out() -> None:
    """a is under way in x 0–2; b and c are forced there 1–3 and 2–4: their second operations give way."""
    names = ("a1", "b1", "b2", "c1", "c2")
    day = problem(
        [operation(n, 1, in_bay=True, release=1) for n in names],
        horizon=6,
        bays=[bay("x", 6)],
        orders={o: {"groups": ((f"{o}1", f"{o}2"),)} for o in "bc"},
        facts=[Placement(n, s, s + 2, 0, ("t",), "x") for n, s in (("a1", 0), ("b1", 1), ("c1", 2))],
        as_of=1,
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
    assert [v.waived for v in rule.violations(day, follows)] == [True]


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


def messages(day: Problem, found: Plan) -> list[str]:
    return [v.message for v in rule.violations(day, found)]


def test_stays_that_do_not_list_what_is_planned_are_named() -> None:
    """Listed twice, in another bay than planned, with work of another car, and with nothing at all."""
    day = problem([operation("a1", 1, in_bay=True), operation("b1", 1, in_bay=True)], bays=[bay("x", 6), bay("y", 6)])
    placed = {n: place(day, n, s, s + 1, "t", bay="x") for n, s in (("a1", 0), ("b1", 1))}
    a1, b1 = Stay("a", "x", 0, 1, ("a1",)), Stay("b", "x", 1, 2, ("b1",))
    assert not messages(day, Plan(placed, (a1, b1)))
    for stays, words in (
        ((a1, a1, b1), "job a1 is listed in two stays"),
        ((replace(a1, bay="y"), b1), "job a1 is listed in a stay in Bay y, it is not planned there"),
        ((Stay("a", "x", 0, 2, ("a1", "b1")),), "job b1 is listed in a stay in Bay x, it is not planned there"),
        ((a1, b1, Stay("a", "x", 3, 4, ())), "does not begin and end with its work there"),
    ):
        assert any(words in message for message in messages(day, Plan(placed, stays))), words


def test_one_stay_covers_only_groups_that_follow_each_other_for_sure() -> None:
    """a2 0–1, a1 1–2 drawn as one: right where a1 joins a2, wrong where only a2 would join a1, or nothing joins."""
    for joins, right in ((((1, 0),), True), (((0, 1),), False), ((), False)):
        day = problem(
            [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)],
            bays=[bay("x", 6)],
            orders={"a": {"joins": joins}},
        )
        placed = {n: place(day, n, s, s + 1, "t", bay="x") for n, s in (("a2", 0), ("a1", 1))}
        found = messages(day, Plan(placed, (Stay("a", "x", 0, 2, ("a2", "a1")),)))
        assert found == (
            [] if right else ["car M-A 1: one stay in Bay x covers work that need not follow on each other"]
        )


TWO = [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)]
X_AND_Y = [bay("x", 6), bay("y", 6)]
ONE_GROUP = {"a": {"groups": (("a1", "a2"),)}}


def test_a_car_that_has_begun_is_finished_where_it_stands() -> None:
    facts = [Placement("a1", 0, 1, 0, ("t",), "x")]
    day = problem(TWO, bays=X_AND_Y, orders=ONE_GROUP, facts=facts, as_of=1)
    elsewhere = plan(day, place(day, "a2", 1, 2, "t", bay="y"))
    assert messages(day, elsewhere) == ["work order A (M-A 1), job a2 must stay in Bay x, where its car stands"]


def test_what_is_forced_to_start_now_is_no_history_and_binds_its_group_to_its_bay() -> None:
    facts = [Placement("a1", 1, 2, 0, ("t",), "x")]
    day = problem(TWO, bays=X_AND_Y, orders=ONE_GROUP, facts=facts, as_of=1)
    assert day.anchors == {}
    assert day.forced_in(("a", 0)) == facts
    elsewhere = plan(day, place(day, "a2", 2, 3, "t", bay="y"))
    assert messages(day, elsewhere) == ["job a2 and job a1 of car M-A 1 must share one stay in one bay"]


def test_a_group_that_facts_alone_tore_apart_is_not_judged() -> None:
    facts = [Placement("a1", 2, 3, 0, ("t",), "x"), Placement("a2", 3, 4, 0, ("t",), "y")]
    day = problem(TWO, bays=X_AND_Y, orders=ONE_GROUP, facts=facts, as_of=1)
    assert not messages(day, plan(day))


def test_a_car_holds_the_bay_of_its_last_fact_from_when_it_and_its_bay_are_there_again() -> None:
    """a1 0–1 in x, a2 of its group 1–2 in y: it stands in y from 2. b1 in y until 3, or c of its own until 4: later."""
    mine = [Placement("a1", 0, 1, 0, ("t",), "x"), Placement("a2", 1, 2, 0, ("t",), "y")]
    other = Placement("b1", 2, 3, 0, ("t",), "y")
    drive = Placement("a4", 2, 4, 0, ("t",))
    for more, since in (([], 2), ([other], 3), ([drive], 4)):
        day = problem(
            [*TWO, operation("a3", 1, in_bay=True), operation("a4"), operation("b1", 1, in_bay=True)],
            bays=X_AND_Y,
            orders={"a": {"groups": (("a1", "a2", "a3"),)}},
            facts=[*mine, *more],
            as_of=4,
        )
        assert day.anchors[("a", 0)] == ("y", since)


def test_a_car_that_was_away_meanwhile_does_not_clash_with_the_one_that_had_its_bay() -> None:
    """a1 in x 0–1, b1 in x 1–2, now is 2: a2 goes on in x from 2 in the stay of a1, which is judged from there."""
    facts = [Placement("a1", 0, 1, 0, ("t",), "x"), Placement("b1", 1, 2, 0, ("t",), "x")]
    operations = [*TWO, operation("b1", 1, in_bay=True)]
    day = problem(operations, bays=X_AND_Y, orders=ONE_GROUP, facts=facts, as_of=2)
    assert not messages(day, plan(day, place(day, "a2", 2, 3, "t", bay="x")))


def test_a_stay_that_follows_on_facts_is_judged_from_their_last_end() -> None:
    """Both facts of the first group are over at 3, the closure 1–2 between them is history; a3 joins them at 3."""
    day = problem(
        [*TWO, operation("a3", 1, in_bay=True)],
        bays=[bay("x", 6, closed=(1, 2))],
        orders={"a": {"groups": (("a1", "a2"), ("a3",)), "joins": ((0, 1),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x"), Placement("a2", 2, 3, 0, ("t",), "x")],
        as_of=3,
    )
    joined = plan(day, place(day, "a3", 3, 4, "t", bay="x"))
    assert len(joined.stays) == 1
    assert all(v.waived for v in rule.violations(day, joined))


def test_a_fact_in_a_closed_bay_is_waived() -> None:
    facts = [Placement("a1", 1, 3, 0, ("t",), "x")]
    day = problem([operation("a1", 2, in_bay=True)], bays=[bay("x", 6, closed=(2, 3))], facts=facts)
    assert [v.waived for v in rule.violations(day, plan(day))] == [True]


def test_planned_work_keeps_off_the_facts_of_other_cars() -> None:
    """b1 stands in x 1–3."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("b1", 2, in_bay=True)],
        horizon=5,
        bays=[bay("x", 5)],
        technicians=[technician("t", 5), technician("u", 5, skill="check")],
        facts=[Placement("b1", 1, 3, 0, ("u",), "x")],
    )
    assert_twins((rule, constraint), day)


def test_all_forced_work_of_a_left_out_order_keeps_its_bay() -> None:
    """a1 and a2 are forced 1–2 and 2–3 in x, a3 of their stay may be left out: b1 still has to keep off both."""
    day = problem(
        [*TWO, operation("a3", 1, in_bay=True), operation("b1", 1, in_bay=True)],
        horizon=4,
        bays=[bay("x", 4)],
        orders={"a": {"groups": (("a1", "a2", "a3"),)}},
        facts=[Placement("a1", 1, 2, 0, ("t",), "x"), Placement("a2", 2, 3, 0, ("t",), "x")],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint), (one_place, one_place_constraint)])


def test_a_closure_of_alike_bays_closes_all_of_them() -> None:
    """x and y are both closed 1–2, and are one class when no goal counts bays: nobody is in either then."""
    closed = [bay("x", 3, closed=(1, 2)), bay("y", 3, closed=(1, 2))]
    day = problem([operation("a1", 1, in_bay=True)], horizon=3, bays=closed)
    assert Compiled(day).bay_classes == {"x": ("x", "y")}
    verdicts = [
        accepts(Compiled(day), [constraint], plan(day, place(day, "a1", s, s + 1, "t", bay="x")), goals=())
        for s in range(3)
    ]
    assert verdicts == [True, False, True]


def test_stays_are_joined_only_where_the_car_may_stay() -> None:
    """a1 0–1, a2 2–3: two stays where nothing joins them, the bay closes or another car comes between."""
    three = [*TWO, operation("b1", 1, in_bay=True)]
    joins = {"a": {"joins": ((0, 1),)}}
    for orders, closed, between, count in (
        (joins, None, [], 1),
        ({}, None, [], 2),
        (joins, (1, 2), [], 2),
        (joins, None, [(1, 2)], 2),
        (joins, None, [(3, 4)], 1),
        ({"a": {"joins": ((1, 0),)}}, None, [], 2),
    ):
        day = problem(three, bays=[bay("x", 6, closed=closed)], orders=orders)
        cars = [place(day, "a1", 0, 1, "t", bay="x"), place(day, "a2", 2, 3, "t", bay="x")]
        cars += [place(day, "b1", *times, "t", bay="x") for times in between]
        assert len([s for s in plan(day, *cars).stays if s.order == "a"]) == count, (orders, closed, between)


def test_three_groups_in_a_row_are_one_stay_whatever_their_order_in_the_plan() -> None:
    """a3, a1, a2 in time, listed otherwise: one stay 0–5 if a1 may follow on a3 and a2 on a1."""
    day = problem(
        [*TWO, operation("a3", 1, in_bay=True)], bays=[bay("x", 6)], orders={"a": {"joins": ((2, 0), (0, 1))}}
    )
    times = {"a1": (2, 3), "a2": (4, 5), "a3": (0, 1)}
    [stay] = plan(day, *(place(day, name, *time, "t", bay="x") for name, time in times.items())).stays
    assert stay == Stay("a", "x", 0, 5, ("a3", "a1", "a2"))


def test_a_stay_lasts_until_the_last_of_its_facts_ends_and_none_follows_on_it_before() -> None:
    """The facts 0–4 and 1–2 overlap: their stay is 0–4; a3, forced 3–5, was elsewhere in truth and stays apart."""
    day = problem(
        [*TWO, operation("a3", 1, in_bay=True)],
        bays=[bay("x", 6)],
        orders={"a": {"groups": (("a1", "a2"), ("a3",)), "joins": ((0, 1),)}},
        facts=[
            Placement("a1", 0, 4, 0, ("t",), "x"),
            Placement("a2", 1, 2, 0, ("t",), "x"),
            Placement("a3", 3, 5, 0, ("t",), "x"),
        ],
    )
    assert plan(day).stays == (Stay("a", "x", 0, 4, ("a1", "a2")), Stay("a", "x", 3, 5, ("a3",)))


def test_work_under_way_and_forced_work_that_outlasts_the_horizon_keep_their_bay() -> None:
    """a1 is under way in x 0–2, a2 is forced 3–9 of 5 ticks: between them x is free only from 2 to 3."""
    day = problem(
        [*TWO, operation("a3", 1, in_bay=True, release=1), operation("b1", 1, in_bay=True, release=1)],
        horizon=5,
        bays=[bay("x", 5)],
        orders={"a": {"groups": (("a1", "a2", "a3"),)}},
        facts=[Placement("a1", 0, 2, 0, ("t",), "x"), Placement("a2", 3, 9, 0, ("t",), "x")],
        as_of=1,
    )
    for start in (1, 3, 4):
        cars = plan(day, place(day, "b1", start, start + 1, "t", bay="x"), left_out=["a"])
        assert not accepts(Compiled(day), [constraint], cars)
    assert accepts(Compiled(day), [constraint], plan(day, place(day, "a3", 2, 3, "t", bay="x"), left_out=["b"]))


def test_a_car_stands_where_history_left_it_or_else_where_its_first_forced_work_is() -> None:
    """a1 began in x; a2 and then a3 are forced into y and x: it stands in x, and in y where nothing has begun."""
    forced = [Placement("a3", 4, 5, 0, ("t",), "x"), Placement("a2", 3, 4, 0, ("t",), "y")]
    for begun, bay_now in (([Placement("a1", 0, 1, 0, ("t",), "x")], "x"), ([], "y")):
        day = problem(
            [*TWO, operation("a3", 1, in_bay=True), operation("a4", 1, in_bay=True)],
            bays=X_AND_Y,
            orders={"a": {"groups": (("a1", "a2", "a3", "a4"),)}},
            facts=[*forced, *begun],
            as_of=1,
        )
        assert day.stands_in(("a", 0)) == bay_now
    assert problem(TWO, bays=X_AND_Y).stands_in(("a", 0)) is None


def test_a_fact_in_a_bay_that_it_does_not_need_anchors_nothing() -> None:
    day = problem([operation("a1", 1)], bays=X_AND_Y, facts=[Placement("a1", 0, 1, 0, ("t",), "x")], as_of=1)
    assert day.anchors == {}


@pytest.mark.parametrize(("b", "c", "bays"), [((1, 2), (3, 4), "xx"), ((0, 3), (1, 2), "xx"), ((1, 2), (1, 2), "xy")])
def test_forced_work_of_left_out_orders_takes_its_bay_and_no_more(
    b: tuple[int, int], c: tuple[int, int], bays: str
) -> None:
    """b and c are forced one after the other, one within the other, and at the same time in two bays; a gives way."""
    names = ("a1", "b1", "b2", "c1", "c2")
    day = problem(
        [operation(n, 1, in_bay=True) for n in names],
        horizon=4,
        bays=[bay("x", 4), bay("y", 4)] if "y" in bays else [bay("x", 4)],
        orders={o: {"groups": ((f"{o}1", f"{o}2"),)} for o in "bc"},
        facts=[Placement(f"{o}1", *t, 0, ("t",), where) for o, t, where in zip("bc", (b, c), bays, strict=True)],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint), (one_place, one_place_constraint)])


def test_planned_work_gives_way_to_begun_work_whose_stay_goes_on() -> None:
    """a1 is under way in x 0–2, a2 is forced there 3–4, a3 shares the stay: b1 fits neither beside nor between them."""
    day = problem(
        [operation("a1", 2, in_bay=True), *(operation(n, 1, in_bay=True, release=1) for n in ("a2", "a3", "b1"))],
        bays=[bay("x", 6)],
        orders={"a": {"groups": (("a1", "a2", "a3"),)}},
        facts=[Placement("a1", 0, 2, 0, ("t",), "x"), Placement("a2", 3, 4, 0, ("t",), "x")],
        as_of=1,
    )
    given = [(duration, duration_constraint), (one_place, one_place_constraint), (release, release_constraint)]
    assert_twins((rule, constraint), day, given=given)
    beside = plan(day, place(day, "a3", 4, 5, "t", bay="x"), place(day, "b1", 1, 2, "t", bay="x"))
    assert [v.waived for v in rule.violations(day, beside)] == [False]


def test_a_left_out_car_with_two_forced_operations_waits_in_its_bay_between_them() -> None:
    day = problem(
        [operation(n, 1, in_bay=True) for n in ("a1", "a2", "a3", "b1")],
        bays=[bay("x", 6)],
        orders={"a": {"groups": (("a1", "a2", "a3"),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",), "x"), Placement("a2", 3, 4, 0, ("t",), "x")],
    )
    assert_twins((rule, constraint), day, given=[(duration, duration_constraint), (one_place, one_place_constraint)])


def test_a_car_cannot_be_worked_on_in_its_bay_while_another_is_still_there_for_work_under_way() -> None:
    """Both cars are recorded in bay x until b's work ends at 3: a goes on from then."""
    facts = [Placement("a1", 0, 1, 0, ("t",), "x"), Placement("b1", 0, 3, 0, ("u",), "x")]
    day = problem(
        [operation(name, 1, in_bay=True) for name in ("a1", "a2", "b1")],
        bays=[bay("x", 6)],
        technicians=[technician("t", 6), technician("u", 6)],
        orders={"a": {"groups": (("a1", "a2"),)}},
        facts=facts,
        as_of=1,
    )
    early, later = (plan(day, place(day, "a2", start, start + 1, "t", bay="x")) for start in (2, 3))
    assert [v.waived for v in rule.violations(day, early)].count(False) == 1
    assert all(v.waived for v in rule.violations(day, later))
    assert not accepts(Compiled(day), [constraint], early)
    assert accepts(Compiled(day), [constraint], later)
