from __future__ import annotations

import threading
import time

import pytest

from solver.team import side_by_side


def test_all_are_waited_for_while_time_is_left() -> None:
    done: list[str] = []

    def slow() -> None:
        time.sleep(0.05)
        done.append("slow")

    side_by_side([slow, lambda: done.append("quick")], lambda: False)
    assert sorted(done) == ["quick", "slow"]


def test_who_does_not_notice_the_end_is_left_behind() -> None:
    """It comes back while the work still waits to be released."""
    stop, release, ended = threading.Event(), threading.Event(), threading.Event()

    def waits() -> None:
        release.wait(60.0)
        ended.set()

    threading.Timer(0.05, stop.set).start()
    side_by_side([waits], stop.is_set)
    assert not ended.is_set()
    release.set()


def test_the_first_failure_is_raised_and_ends_the_others() -> None:
    def fails() -> None:
        raise AssertionError("broken rule")

    with pytest.raises(AssertionError, match="broken rule"):
        side_by_side([fails, lambda: time.sleep(0.2)], lambda: False)
