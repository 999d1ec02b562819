"""One solve on its way: handed to a process, listened to, stopped or killed, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock, Timer

from api.jobs.executor import Died, Last, Message, Task
from api.jobs.process import STOP, WarmProcess
from scheduler.ports import SolveParams

SLOWEST = 10
"""Seconds that a counted second of work may take on a slow machine."""


class Carried:
    """A task and who is told of it; it may be stopped or killed at any time, also before a process has it.

    ``grace``: seconds that it may take for coming back, after its time limit or after it was asked to stop.
    """

    def __init__(self, task: Task, tell: Callable[[Message], None], grace: float) -> None:
        self.task = task
        self.tell = tell
        self._grace = grace
        self._process: WarmProcess | None = None
        self._order = Lock()
        self._is_handed_over = False
        self._is_stopped = False
        self._killed = ""
        self._timers: list[Timer] = []

    def run(self, process: WarmProcess) -> Last:
        """Have it solved, tell all but the last message, and return that one."""
        self._process = process
        try:
            self._hand_over(process)
            for message in process.messages():
                if isinstance(message, Last):
                    return message
                self.tell(message)
            how = process.end()
            return Died(self._killed or how)
        finally:
            for timer in self._timers:
                timer.cancel()

    def stop(self) -> None:
        """Ask for the best so far; asking once is enough."""
        with self._order:
            if not self._is_stopped:
                self._is_stopped = True
                self._kill_after(self._grace, "after it was asked to stop")
                self._ask()

    def kill(self, reason: str) -> None:
        """End it at once."""
        self._killed = self._killed or reason
        if self._process is not None:
            self._process.kill()

    def _hand_over(self, process: WarmProcess) -> None:
        """Without the lock: a process that does not listen would keep it from being killed."""
        self._kill_after(longest(self.task.params) + self._grace, "for this solve")
        if self._killed:
            process.kill()
        process.send(self.task)
        with self._order:
            self._is_handed_over = True
            self._ask()

    def _ask(self) -> None:
        """To stop is asked only who has a task."""
        if self._process is not None and self._is_handed_over and self._is_stopped:
            self._process.send(STOP)

    def _kill_after(self, seconds: float, after: str) -> None:
        timer = Timer(seconds, self.kill, [f"It did not come back within {seconds:g} s {after}."])
        timer.daemon = True
        timer.start()
        self._timers.append(timer)


def longest(params: SolveParams) -> float:
    """Seconds within which a solve should be back; what is limited by counted work takes as long as it takes."""
    return params.time_limit * (SLOWEST if params.deterministic else 1)
