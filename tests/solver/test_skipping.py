"""What of an order is not placed, and when overtime is worked: only where it helps."""

from __future__ import annotations

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from tests.builders import Link, Option, bay, operation, problem, technician

OPTION = {"options": (Option(("a2",), 5),)}
THREE = [operation("a1"), operation("a2"), operation("a3")]
CHAIN = [Link("a1", "a2"), Link("a2", "a3"), Link("a1", "a3")]


def constructed(day: Problem) -> Plan:
    found = Construct(Compiled(day)).plan(tuple(day.orders))
    assert judge(day, found).valid
    return found


def test_an_option_is_done_where_the_promise_is_kept_with_it() -> None:
    """Three jobs of 2 ticks, due at 6."""
    day = problem(THREE, links=CHAIN, orders={"a": {**OPTION, "due": 6}})
    assert constructed(day).placements.keys() == {"a1", "a2", "a3"}


def test_an_option_is_skipped_where_the_promise_would_be_broken_for_it() -> None:
    day = problem(THREE, links=CHAIN, orders={"a": {**OPTION, "due": 5}})
    assert constructed(day).placements.keys() == {"a1", "a3"}


def test_an_option_is_done_again_where_skipping_it_does_not_help() -> None:
    """a3 is possible from 4 on: late either way, ready at 6 either way."""
    day = problem([*THREE[:2], operation("a3", release=4)], links=CHAIN, orders={"a": {**OPTION, "due": 5}})
    assert constructed(day).placements.keys() == {"a1", "a2", "a3"}


def test_an_option_that_does_not_fit_leaves_its_order_planned() -> None:
    day = problem(THREE, horizon=5, links=CHAIN, orders={"a": {**OPTION, "due": None}})
    assert constructed(day).placements.keys() == {"a1", "a3"}


def test_a_recall_is_not_skipped_where_a_delivery_stop_waits_for_it() -> None:
    """Late with the recall; without it the car may not be handed over."""
    day = problem(
        [operation("a1"), operation("a2", recall=True), operation("a3", 1, kind="handover")],
        links=CHAIN,
        orders={"a": {**OPTION, "due": 2, "delivery_stop": True}},
    )
    assert constructed(day).placements.keys() == {"a1", "a2", "a3"}


def test_a_recall_is_not_skipped_where_the_car_is_brought_back() -> None:
    day = problem(
        [operation("a1"), operation("a2", recall=True), operation("a3", 1, kind="return")],
        links=CHAIN,
        orders={"a": {**OPTION, "due": 2, "delivery_stop": True}},
    )
    assert constructed(day).placements.keys() == {"a1", "a2", "a3"}


def test_what_does_not_fit_is_carried_over_with_all_that_follows() -> None:
    """5 ticks for three jobs of 2 ticks."""
    day = problem(THREE, horizon=5, links=CHAIN, orders={"a": {"carries_over": True, "due": None}}, later=((9, 20),))
    found = constructed(day)
    assert found.placements.keys() == {"a1", "a2"}
    assert found.carried_over == {"a"}


def test_nothing_is_cut_between_what_has_to_follow_soon() -> None:
    day = problem(
        THREE,
        horizon=5,
        links=[Link("a1", "a2"), Link("a2", "a3", 0, 1)],
        orders={"a": {"carries_over": True, "due": None}},
        later=((9, 20),),
    )
    assert constructed(day).placements.keys() == {"a1"}


BETWEEN = [operation("a1", 1), operation("a2", 7), operation("a3", 1)]
"""The second, which a3 waits for, is longer than the 6 ticks there are."""


def test_a_stay_is_not_begun_where_what_lies_between_is_carried_over() -> None:
    """One bay for a1 and a3, and a2 in between does not fit: nothing is left that may be placed."""
    day = problem(
        [operation("a1", 1, in_bay=True), BETWEEN[1], operation("a3", 1, in_bay=True)],
        bays=[bay("x", 6)],
        links=CHAIN,
        orders={"a": {"groups": (("a1", "a3"),), "carries_over": True, "due": None}},
        later=((9, 20),),
    )
    assert constructed(day).left_out.keys() == {"a"}


def test_what_has_to_be_followed_soon_is_not_done_where_what_lies_between_is_carried_over() -> None:
    links = [Link("a1", "a3", 0, 3), Link("a2", "a3")]
    day = problem(BETWEEN, links=links, orders={"a": {"carries_over": True, "due": None}}, later=((9, 20),))
    assert constructed(day).left_out.keys() == {"a"}


def test_an_option_is_not_begun_where_what_lies_between_is_carried_over() -> None:
    order = {"options": (Option(("a1", "a3"), 5),), "carries_over": True, "due": None}
    day = problem(BETWEEN, links=CHAIN, orders={"a": order}, later=((9, 20),))
    assert constructed(day).left_out.keys() == {"a"}


def test_an_order_of_which_nothing_fits_is_left_out_although_it_could_be_carried_over() -> None:
    day = problem([operation("a1", 7)], orders={"a": {"carries_over": True, "due": None}}, later=((9, 20),))
    assert constructed(day).left_out.keys() == {"a"}


def test_overtime_is_worked_for_a_promise_and_for_nothing_else() -> None:
    """Shift 0–3, overtime 3–6, back at 8: 4 ticks of work that may pause over the night end at 4, or at 9."""
    member = technician("t", 12, shift=(0, 3), overtime=(3, 6))
    back = technician("u", 12, shift=(8, 12))
    both = member.presence.working | back.presence.working
    person = technician("t", 12, shift=(0, 12), overtime=(3, 6))
    presence = type(person.presence)(both, 0, 0, member.presence.overtime)
    people = [type(person)("t", "T", "mechanical", person.skills, presence)]
    for due, end in ((8, 4), (9, 9)):
        day = problem(
            [operation("a1", 4, pause_night=True)], horizon=12, technicians=people, orders={"a": {"due": due}}
        )
        placement = constructed(day).placements["a1"]
        assert (placement.end, placement.overtime) == (end, end == 4)
