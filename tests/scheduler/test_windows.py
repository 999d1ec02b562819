"""Start windows against the rules that look at one operation alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from scheduler.rules import arrivals, latest, opening, pins, placement, release
from scheduler.windows import Window, windows
from tests.builders import Pin, operation, problem

HORIZON = 8
RULES = (placement, release, latest, opening, arrivals, pins)


@st.composite
def days(draw: st.DrawFn) -> Problem:
    """One operation with everything that bounds its time; opening times may end with the horizon or before."""
    spec = operation(
        "a1",
        kind=draw(st.sampled_from(("work", "reception", "handover"))),
        sublet=draw(st.booleans()),
        release=draw(st.integers(-1, 4)),
        pin=draw(st.none() | st.builds(Pin, start=st.none() | st.integers(0, HORIZON - 1))),
    )
    return problem(
        [spec],
        horizon=HORIZON,
        orders={"a": {"latest": draw(st.none() | st.integers(-1, HORIZON + 1)), "overnight": draw(st.booleans())}},
        opening=draw(st.sampled_from((((0, 8),), ((1, 4), (5, 8)), ((2, 3), (3, 6))))),
        grid=draw(st.integers(1, 3)),
    )


@given(days())
def test_a_start_is_in_the_window_exactly_when_the_rules_accept_it(day: Problem) -> None:
    window = windows(day)["a1"]
    for elapsed in range(1, HORIZON + 2):
        for start in range(HORIZON):
            plan = Plan({"a1": Placement("a1", start, start + elapsed, 0, ("t",))})
            accepted = not any(True for rule in RULES for _ in rule.violations(day, plan))
            assert accepted == bool(window.legal(elapsed) >> start & 1), (start, elapsed)
        assert not window.legal(elapsed) >> HORIZON


def test_one_interval_holds_all_of_the_operation() -> None:
    """2 ticks lie within 1–4 from 1 and 2, within 5–7 from 5; not from 3, which ends at 5, between the two."""
    window = Window(starts=0b11111111, inside=((1, 4), (5, 7)))
    assert window.legal(2) == 1 << 1 | 1 << 2 | 1 << 5
    assert replace(window, starts=1 << 2).legal(2) == 1 << 2


def test_every_planned_operation_has_a_window_and_no_fact() -> None:
    day = problem([operation("a1"), operation("b1")], facts=[Placement("a1", 0, 2, 0, ("t",))])
    assert windows(day).keys() == {"b1"}
