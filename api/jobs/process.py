"""A process for one solve: it waits warm, takes one task, says what comes of it, and is gone."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection, wait
from threading import Lock
from typing import Any

from api.jobs.executor import Message, Task

NAME = "solve"
PRELOAD = "api.jobs.preload"
LEAVING = 1.0
"""Seconds that a process has for ending by itself."""
STOP = "stop"

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([PRELOAD])
_one_by_one = Lock()
"""Two threads that start processes or look for ended ones would read each other's exit codes."""


class WarmProcess:
    """Begun when it is made, which takes a moment, the first time a second or two; what cannot begin has ended."""

    def __init__(self) -> None:
        self._pipe, theirs = _context.Pipe()
        self._process = _context.Process(target=_serve, args=(theirs,), name=NAME, daemon=True)
        self._failure = ""
        try:
            with _one_by_one:
                self._process.start()
        except (OSError, EOFError) as failure:
            self._failure = f"No process can be begun: {failure!r}."
        theirs.close()

    @property
    def is_alive(self) -> bool:
        """It has not ended."""
        return not self._has_ended(0.0)

    def send(self, what: Task | str) -> None:
        """Hand over a task, or ask it to stop; what has ended hears nothing."""
        with suppress(OSError):
            self._pipe.send(what)

    def messages(self) -> Iterator[Message]:
        """All that it says, until it ends."""
        with suppress(EOFError, OSError):
            while True:
                yield self._pipe.recv()

    def kill(self) -> None:
        """End it at once."""
        if not self._failure:
            self._process.kill()

    def end(self) -> str:
        """Let it go, and see that it goes; how it ended, in words."""
        self._pipe.close()
        if not self._has_ended(LEAVING):
            self.kill()
        if self._failure:
            return self._failure
        with _one_by_one:
            self._process.join(LEAVING)
            return _in_words(self._process.exitcode)

    def _has_ended(self, seconds: float) -> bool:
        """Within so many seconds."""
        return bool(self._failure or wait([self._process.sentinel], seconds))


def _in_words(code: int | None) -> str:
    if code == -signal.SIGKILL:
        return "Its process was killed; memory may have run out."
    if code is not None and code < 0:
        return f"Its process crashed: {signal.strsignal(-code)}."
    return f"Its process ended with exit code {code}."


def _serve(pipe: Connection[Any, Any]) -> None:
    """Runs in the process; what loads the solver is loaded there only, so that the service stays small."""
    import_module(PRELOAD)  # a fork server that somebody else has begun did not
    import_module("api.jobs.child").serve(pipe)
