"""Ctrl-C keeps the best plan."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from threading import Event

import pytest

from api.commands.stopping import until_interrupted


@pytest.fixture(autouse=True)
def _hears_ctrl_c() -> Iterator[None]:
    """A test run in the background of a script inherits that Ctrl-C is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def wait_until(condition: Callable[[], bool]) -> None:
    """Half a minute at most."""
    pause = Event()
    assert any(condition() or pause.wait(0.01) for _ in range(3000))


def test_without_ctrl_c_the_result_comes_back() -> None:
    assert until_interrupted(lambda stopped: stopped()) is False


def test_the_first_ctrl_c_asks_the_work_to_stop_and_its_result_counts() -> None:
    def work(stopped: Callable[[], bool]) -> str:
        press_ctrl_c()
        wait_until(stopped)
        return "best so far"

    assert until_interrupted(work) == "best so far"


def test_the_second_ctrl_c_does_not_wait() -> None:
    """The work goes on as if it had not heard."""
    over = Event()

    def work(stopped: Callable[[], bool]) -> None:
        press_ctrl_c()
        wait_until(stopped)
        press_ctrl_c()
        over.wait(30)

    with pytest.raises(KeyboardInterrupt):
        until_interrupted(work)
    over.set()


def test_an_error_of_the_work_is_an_error_here() -> None:
    def work(stopped: Callable[[], bool]) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        until_interrupted(work)
