from __future__ import annotations

from scheduler.plan import Placement, Plan
from scheduler.presence import span
from solver.search.timeline import Timeline
from solver.search.tracks import Track, ticks_of
from tests.builders import bay, operation, plan, problem


def test_a_track_forgets_its_answers_when_it_changes() -> None:
    track = Track(span(0, 6))
    assert list(ticks_of(track.starts(3))) == [0, 1, 2, 3]
    track.take(2, 3)
    assert list(ticks_of(track.starts(3))) == [3]
    track.restore(span(0, 4))
    assert list(ticks_of(track.starts(3))) == [0, 1]


def test_the_end_of_a_free_run_is_the_tick_itself_when_it_is_taken() -> None:
    track = Track(span(0, 6) & ~span(3, 4))
    assert [track.free_until(t) for t in (0, 2, 3, 4)] == [3, 3, 3, 6]


def test_a_timeline_takes_people_units_and_whole_stays() -> None:
    """a waits in x between its operations 0–1 and 3–4: the bay is taken 0–4, the technician twice."""
    day = problem(
        [operation("a1", 1, in_bay=True), operation("a2", 1, in_bay=True)],
        bays=[bay("x", 6, closed=(5, 6))],
        orders={"a": {"groups": (("a1", "a2"),)}},
    )
    placed = [Placement("a1", 0, 1, 0, ("t",), "x"), Placement("a2", 3, 4, 0, ("t",), "x")]
    timeline = Timeline(day, plan(day, *placed))
    assert list(ticks_of(timeline.bays["x"].free)) == [4]
    assert list(ticks_of(timeline.people["t"].free)) == [1, 2, 4, 5]
    assert list(ticks_of(Timeline(day, Plan({})).bays["x"].free)) == [0, 1, 2, 3, 4]
