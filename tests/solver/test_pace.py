from __future__ import annotations

import time

from solver.pace import Pace


def test_counted_time_passes_by_work_alone() -> None:
    pace = Pace(1.0, counted=True)
    time.sleep(0.002)
    assert pace.spent == 0
    pace.count(0.75)
    assert (pace.spent, pace.left, pace.is_over()) == (0.75, 0.25, False)
    pace.count(0.25)
    assert pace.is_over()


def test_the_clock_needs_no_telling() -> None:
    pace = Pace(3600.0)
    pace.count(10_000.0)
    assert 0 <= pace.spent < 3600
    assert not pace.is_over()


def test_a_part_ends_at_its_share_of_what_was_left_and_counts_for_the_whole() -> None:
    """A quarter of the 8 seconds left is 2."""
    whole = Pace(10.0, counted=True)
    whole.count(2.0)
    part = whole.until(0.25)
    assert part.left == 2.0
    part.count(2.0)
    assert part.is_over()
    assert not whole.is_over()
    assert whole.spent == 4.0


def test_a_part_ends_with_the_whole_or_when_told() -> None:
    stop: list[bool] = []
    whole = Pace(60.0, lambda: bool(stop))
    told = whole.until(1.0, lambda: True)
    assert told.is_over()
    assert not whole.until(1.0).is_over()
    stop.append(True)
    assert whole.until(1.0).is_over()
