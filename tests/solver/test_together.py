"""Which operations are placed together or not at all."""

from __future__ import annotations

from scheduler.plan import Placement
from solver.together import together
from tests.builders import Link, Option, operation, problem

NAMES = ("a1", "a2", "a3", "a4", "a5")


def test_an_order_that_is_planned_whole_has_its_options_apart() -> None:
    day = problem([operation(n) for n in NAMES], orders={"a": {"options": (Option(("a2", "a3")), Option(("a5",)))}})
    assert together(day) == {"a1": None, "a2": "a2", "a3": "a2", "a4": None, "a5": "a5"}


def test_an_order_that_carries_over_is_cut_outside_stays_and_most_lags_only() -> None:
    """a2 and a3 share a stay, a4 has to follow a3 soon; a5 waits for a4 as long as may be."""
    day = problem(
        [operation(n, in_bay=n in ("a2", "a3")) for n in NAMES],
        links=[Link("a1", "a2"), Link("a3", "a4", 0, 3), Link("a4", "a5")],
        orders={"a": {"carries_over": True, "groups": (("a2", "a3"),)}},
    )
    assert together(day) == {"a1": "a1", "a2": "a2", "a3": "a2", "a4": "a2", "a5": "a5"}


def test_what_has_been_done_binds_nothing_and_a_broken_most_lag_neither() -> None:
    """a2 of the stay is done; a4 should have followed a1, done at 1, until 3, and is possible from 5."""
    day = problem(
        [operation(n, in_bay=n in ("a2", "a3"), release=5) for n in NAMES],
        links=[Link("a1", "a4", 0, 2)],
        orders={"a": {"carries_over": True, "groups": (("a2", "a3"),)}},
        facts=[Placement("a1", 0, 1, 0, ("t",)), Placement("a2", 1, 2, 0, ("t",), None)],
        as_of=5,
    )
    assert together(day) == {"a3": "a3", "a4": "a4", "a5": "a5"}
