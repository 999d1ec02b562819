"""Ctrl-C asks for the best plan so far; a second one ends the program."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Event, Thread
from typing import TypeVar

import typer

Result = TypeVar("Result")


def until_interrupted(work: Callable[[Callable[[], bool]], Result]) -> Result:
    """Do the work in a thread, telling it through its argument when to stop.

    Python hears signals only in the main thread and only between its own instructions, so the search may not run there.
    """
    stopped = Event()
    future: Future[Result] = Future()
    try:
        Thread(target=_fill, args=(future, work, stopped.is_set), daemon=True).start()
        _join(future)
    except KeyboardInterrupt:
        stopped.set()
        typer.echo("Stopping: the best plan so far follows.", err=True)
        _join(future)
    return future.result()


def _fill(future: Future[Result], work: Callable[[Callable[[], bool]], Result], stopped: Callable[[], bool]) -> None:
    try:
        future.set_result(work(stopped))
    except BaseException as error:
        future.set_exception(error)


def _join(future: Future[Result]) -> None:
    while not future.done():
        wait([future], timeout=0.2)  # without a timeout Windows would not hear Ctrl-C
