"""What two versions of a plan differ in, and what a move stands on."""

from __future__ import annotations

from dataclasses import replace

from scheduler.cycles import cycle_at
from scheduler.plan import Loan, Plan
from scheduler.seats import Seat
from scheduler.touched import Resources, stands_on, touched
from tests.builders import ALONE, bay, booth, operation, painted, place, plan, problem, programme, technician

PEOPLE = [technician(name, 8) for name in "tuv"]
BAYS = [bay(name, 8) for name in "xyz"]
SPRAY = booth("p", programme("standard", (2, ALONE)))
SPECS = [*(operation(name, in_bay=True) for name in ("a1", "b1", "c1")), painted("d1")]
DAY = problem(SPECS, technicians=PEOPLE, bays=BAYS, horizon=8, booths={"p": SPRAY})


def planned(a: int = 0, b: int = 0, *, where: str = "x", painter: str = "v") -> Plan:
    """a by t, b by u in y, d in the booth; c is left out."""
    cycle = cycle_at(SPRAY, SPRAY.programmes["standard"], 4, ("d1",), [(painter,)])
    placed = place(DAY, "a1", a, a + 2, "t", bay=where), place(DAY, "b1", b, b + 2, "u", bay="y")
    return plan(DAY, *placed, left_out=["c"], cycles=[cycle])


def test_nothing_is_touched_between_a_plan_and_itself() -> None:
    assert not touched(DAY, planned(), planned())


def test_who_and_what_is_used_otherwise_is_touched_on_both_sides() -> None:
    found = touched(DAY, planned(), planned(1, where="z"))
    assert found == Resources(frozenset("t"), frozenset("xz"), frozenset("a"))


def test_who_works_in_a_booth_is_touched_with_it() -> None:
    found = touched(DAY, planned(), planned(painter="t"))
    assert found == Resources(frozenset("tv"), frozenset("p"), frozenset())


def test_a_supervisor_a_loaner_and_an_order_left_out_count() -> None:
    before = planned()
    supervised = replace(before.placements["a1"], supervisor="v")
    after = replace(before, placements={**before.placements, "a1": supervised})
    assert touched(DAY, before, after).technicians == {"t", "v"}
    assert touched(DAY, before, replace(before, loans={"b": Loan("b", "l", 0, 4)})).orders == {"b"}
    assert touched(DAY, before, replace(before, left_out={})).orders == {"c"}


def test_a_move_stands_on_what_it_leaves_and_where_it_goes() -> None:
    move = Seat("a1", 0, ("u",), "z", 4)
    assert stands_on(DAY, planned(), move) == Resources(frozenset("tu"), frozenset("xz"), frozenset("a"))


def test_a_move_can_be_made_anew_where_nothing_it_stands_on_has_changed() -> None:
    """b has moved meanwhile: u and y are what a move of a from t to v does not need, and one to u does."""
    changed = touched(DAY, planned(), planned(b=2))
    assert not changed & stands_on(DAY, planned(), Seat("a1", 0, ("v",), "z", 4))
    found = changed & stands_on(DAY, planned(), Seat("a1", 0, ("u",), "z", 4))
    assert found == Resources(frozenset("u"))
