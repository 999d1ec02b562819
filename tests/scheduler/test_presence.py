"""Sets of ticks as integers, checked against plain Python sets."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduler.presence import Presence, run_starts, runs, span, spans

HORIZON = 60
ticks_in_horizon = st.sets(st.integers(0, HORIZON - 1))


def bits(ticks: set[int]) -> int:
    return sum(1 << tick for tick in ticks)


@given(st.integers(-100, 100), st.integers(-100, 100))
def test_a_span_holds_the_ticks_from_its_start_to_before_its_end(start: int, end: int) -> None:
    """Ticks before the horizon have no bit."""
    assert span(start, end) == bits({tick for tick in range(start, end) if tick >= 0})


@given(ticks_in_horizon)
def test_runs_cover_exactly_the_ticks_of_a_set(ticks: set[int]) -> None:
    assert {tick for start, end in runs(bits(ticks)) for tick in range(start, end)} == ticks


@given(ticks_in_horizon)
def test_runs_are_in_order_and_never_touch(ticks: set[int]) -> None:
    found = list(runs(bits(ticks)))
    assert all(start < end for start, end in found)
    assert all(end < start for (_, end), (start, _) in pairwise(found))


@given(ticks_in_horizon, st.integers(1, 10))
@example({0, 1, 2, 3, 5, 6}, 3)
def test_run_starts_are_those_a_count_finds(free: set[int], length: int) -> None:
    counted = {tick for tick in free if free.issuperset(range(tick, tick + length))}
    assert run_starts(bits(free), length) == bits(counted)


@given(st.lists(st.tuples(st.integers(-10, HORIZON), st.integers(-10, HORIZON))))
def test_spans_hold_the_ticks_of_each(times: list[tuple[int, int]]) -> None:
    """They may overlap."""
    assert spans(times) == bits({tick for start, end in times for tick in range(start, end) if tick >= 0})


@given(ticks_in_horizon, ticks_in_horizon, ticks_in_horizon, st.booleans(), st.booleans())
def test_forbidden_is_every_tick_without_work_that_may_not_be_paused_over(
    working: set[int], breaks: set[int], away: set[int], pause_break: bool, pause_night: bool
) -> None:
    """Absences always forbid; breaks and the time off shift only where the operation may not pause over them."""
    working, breaks = working - breaks - away, breaks - away
    off = set(range(HORIZON)) - working - breaks - away
    presence = Presence(bits(working), bits(breaks), bits(away))
    expected = away | (set() if pause_break else breaks) | (set() if pause_night else off)
    assert presence.forbidden(pause_break=pause_break, pause_night=pause_night, horizon=HORIZON) == bits(expected)


def test_always_is_work_in_every_tick_of_the_horizon() -> None:
    always = Presence.always(5)
    assert always == Presence(0b11111)
    assert always.forbidden(pause_break=False, pause_night=False, horizon=5) == 0


@pytest.mark.parametrize(("working", "breaks", "away"), [(1, 1, 0), (1, 0, 1), (0, 1, 1)])
def test_working_breaks_and_away_are_disjoint(working: int, breaks: int, away: int) -> None:
    with pytest.raises(ValueError, match="disjoint"):
        Presence(working, breaks, away)
