"""The embedded executor: warm processes on this machine, one for each solve, nothing to install."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Lock, Thread
from time import monotonic

from api.jobs.carried import Carried
from api.jobs.executor import Message, Task
from api.jobs.process import LEAVING, WarmProcess

GRACE = 30.0
"""Seconds that a solve may take for coming back; the first plan of a large workshop's weeks takes many of them."""
CLOSING = 5.0
"""Seconds that all of them have for it when the service ends: who ended it does not wait long."""


class LocalExecutor:
    """Carries every solve in a process of its own; nothing waits here, the first process is begun by a thread.

    Each process has a place: a thread that begins it, waits for a task, and listens to it until both end. With each
    task comes a new place, so ``warm`` processes are waiting at any time. ``ready``: the first of them waits.
    """

    def __init__(self, cores: int, warm: int = 2, grace: float = GRACE) -> None:
        self.ready = Event()
        self._cores = cores
        self._grace = grace
        self._waiting: SimpleQueue[Carried | None] = SimpleQueue()
        self._carried: dict[str, Carried] = {}
        self._places: list[Thread] = []
        self._lock = Lock()
        self._is_closed = False
        with self._lock:
            for _ in range(warm):
                self._add_place()
        atexit.register(self._abandon)

    def start(self, task: Task, tell: Callable[[Message], None]) -> None:
        """See `Executor`; a task that comes before the first process is there waits for it.

        Raises
        ------
        RuntimeError
            The executor is closed, or carries this job already.
        """
        carried = Carried(task, tell, self._grace)
        with self._lock:
            if self._is_closed or task.job in self._carried:
                raise RuntimeError(f"job {task.job} cannot be started: it runs already, or the executor is closed")
            self._carried[task.job] = carried
            self._waiting.put(carried)
            self._add_place()

    def stop(self, job: str) -> None:
        """See `Executor`."""
        carried = self._carried.get(job)
        if carried is not None:
            carried.stop()

    def kill(self, job: str) -> None:
        """See `Executor`."""
        carried = self._carried.get(job)
        if carried is not None:
            carried.kill("It was killed on request.")

    @property
    def is_ready(self) -> bool:
        """See `Executor`."""
        return self.ready.is_set()

    @property
    def free_cores(self) -> int:
        """Those beyond the workers of all solves; never negative."""
        with self._lock:
            return max(0, self._cores - sum(carried.task.params.workers for carried in self._carried.values()))

    def close(self) -> None:
        """See `Executor`."""
        self._take_no_more()
        for carried in [*self._carried.values()]:
            carried.stop()
        self._wait(CLOSING)
        self._abandon()

    def _abandon(self) -> None:
        """Also when nobody has closed it: the interpreter, which goes away then, would wait for its processes."""
        self._take_no_more()
        for carried in [*self._carried.values()]:
            carried.kill("The service ended before it came back.")
        self._wait(2 * LEAVING)

    def _take_no_more(self) -> None:
        atexit.unregister(self._abandon)
        with self._lock:
            self._is_closed = True
            self._waiting.put(None)

    def _wait(self, seconds: float) -> None:
        """For all places to come to their end."""
        until = monotonic() + seconds
        for place in self._places:
            place.join(max(0.0, until - monotonic()))

    def _add_place(self) -> None:
        """Whoever calls has the lock."""
        place = Thread(target=self._work, name="solve place", daemon=True)
        self._places = [*(thread for thread in self._places if thread.is_alive()), place]
        place.start()

    def _work(self) -> None:
        """The life of a place."""
        process = self._begun()
        carried = self._waiting.get()
        if carried is None:
            self._waiting.put(None)  # for the next
        else:
            if not process.is_alive:  # it ended while it waited
                process.end()
                process = self._begun()
            self._carry(carried, process)
        process.end()

    def _begun(self) -> WarmProcess:
        process = WarmProcess()
        if process.is_alive:
            self.ready.set()
        return process

    def _carry(self, carried: Carried, process: WarmProcess) -> None:
        """Before the last message its cores are free."""
        try:
            last = carried.run(process)
        finally:
            with self._lock:
                del self._carried[carried.task.job]
        carried.tell(last)
