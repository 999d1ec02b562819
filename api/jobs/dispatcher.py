"""Carries the jobs of the database: whoever's turn it is gets cores and a process; what it tells is written down.

The table is the truth. Whatever dies — a process, this service, the database — a job is taken up again from there.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from api.http.metrics import RUNNING, WAITING
from api.jobs.executor import Better, Died, Executor, Message
from api.jobs.measures import measure
from api.jobs.news import News
from api.jobs.results import ATTEMPTS, LOSSES, Duties, begin, give_up, task_of, write
from api.jobs.runner import new_name
from api.jobs.silences import Silences
from api.store import solves
from api.store.database import Database
from api.store.tables import Solve

POLL = 0.5
"""Seconds between two looks at the table, if nobody wakes the dispatcher."""
BEAT = 2.0
"""Seconds between two signs of life of a runner, each with a look at those of the others."""
SWEEP = 600.0
"""Seconds between two sweeps."""
PATIENCE = 60.0
"""Seconds that the last word of a job waits for a database that does not answer."""

CLOSING = 10.0
"""Seconds that the end of the service waits for a database that does not answer."""

log = structlog.get_logger("workshop.jobs")


class Dispatcher:
    """One for each service; ``runner`` is its name in the table, ``news`` tells who follows its jobs."""

    def __init__(
        self, database: Database, executor: Executor, cores: int, clock: Callable[[], datetime], duties: Duties
    ) -> None:
        self.runner = new_name()
        self._database = database
        self._executor = executor
        self._cores = cores
        self._clock = clock
        self.duties = duties
        self.news = News()
        self._running: dict[str, tuple[int, int]] = {}
        self._silences = Silences()
        self._beaten = self._swept = float("-inf")
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._work, name="dispatcher", daemon=True)

    def start(self) -> None:
        """Begin to look at the table."""
        self._thread.start()

    def wake(self) -> None:
        """Something is to be done now."""
        self._wake.set()

    def close(self) -> None:
        """Take nothing more, stop what runs and keep its best."""
        self._closing.set()
        self.wake()
        if self._thread.is_alive():
            self._thread.join(CLOSING)
        self._executor.close()

    @property
    def is_ready(self) -> bool:
        """It looks at the table, and whoever carries its jobs is there."""
        return self._thread.is_alive() and self._executor.is_ready

    def measure(self) -> None:
        """Bring the gauges up to date."""
        RUNNING.set(len(self._running))
        with self._database.reading() as session:
            WAITING.set(solves.waiting(session))

    def _work(self) -> None:
        while not self._closing.is_set():
            try:
                self._look()
            except SQLAlchemyError as error:
                log.warning("the job table does not answer", error=type(error).__name__)
            except Exception:
                log.exception("a defect in carrying jobs")
            self._wake.wait(POLL)
            self._wake.clear()

    def _look(self) -> None:
        self._beat()
        self._sweep()
        self._stop()
        while not self._closing.is_set() and self._take():
            pass
        self.news.look(self._database)

    def _beat(self) -> None:
        """Say what is carried here, and take up what others have left, and what was lost here."""
        if time.monotonic() - self._beaten < BEAT:
            return
        now = self._clock()
        with self._database.writing() as session:
            rows = solves.running(session)
            self._silences.listen(rows)
            for row in rows:
                try:
                    with session.begin_nested():  # one job that cannot be given up holds up no other
                        self._look_after(session, row, now)
                except SQLAlchemyError as error:
                    log.warning("a job could not be given up", job=row.id, error=type(error).__name__)
        self._beaten = time.monotonic()

    def _look_after(self, session: Session, row: Solve, now: datetime) -> None:
        if row.runner == self.runner and row.id in self._running:
            row.heartbeat_at = now
        elif row.runner == self.runner:  # its last word could not be written, or it could not be started
            give_up(session, row, "what became of it was lost", now, self.duties.ended)
        elif self._silences.is_abandoned(row):
            give_up(session, row, "the service that ran it has gone", now, self.duties.ended, LOSSES)

    def _sweep(self) -> None:
        if time.monotonic() - self._swept > SWEEP:
            with self._database.writing() as session:
                self.duties.sweep(session, self._clock())
            self._swept = time.monotonic()

    def _stop(self) -> None:
        if not self._running:
            return
        with self._database.reading() as session:
            asked = solves.to_be_stopped(session, self.runner)
        for job in asked:
            self._executor.stop(job)

    def _take(self) -> bool:
        """Start the job whose turn it is, if there are cores for it."""
        with self._database.writing() as session:
            row = solves.next_waiting(session)
            if row is None:
                return False
            if row.id in self._running:  # an attempt of it that was given up is still on its way
                self._executor.kill(row.id)
                return False
            workers = min(int(row.params["workers"]), self._cores)  # it may have been asked for on a larger machine
            if self._free(row.priority) < workers:
                return False
            row.params = {**row.params, "workers": workers}
            begin(session, row, self.runner, self._clock())
            task, attempt, cores = task_of(row), row.attempt, (row.priority, workers)
        self._running[task.job] = cores
        try:
            self._executor.start(task, lambda message: self._hear(task.job, attempt, message))
        except RuntimeError:  # the next beat gives it back
            del self._running[task.job]
            raise
        return True

    def _free(self, priority: int) -> int:
        """Cores that no job of this priority or above has: those below are in the background, and give way."""
        return self._cores - sum(cores for level, cores in list(self._running.values()) if level >= priority)

    def _hear(self, job: str, attempt: int, message: Message) -> None:
        """Write down what a job says; only its last word is worth waiting for a database that does not answer."""
        is_last = not isinstance(message, Better)
        if isinstance(message, Died):
            log.error("a solve died", job=job, reason=message.reason, traceback=message.traceback)
        until = time.monotonic() + (PATIENCE if is_last else 0.0)
        while not self._is_written(job, attempt, message) and time.monotonic() < until:
            time.sleep(POLL)
        if is_last:
            self._running.pop(job, None)
            self.wake()
        self.news.tell(job)

    def _is_written(self, job: str, attempt: int, message: Message) -> bool:
        try:
            self._write(job, attempt, message)
        except SQLAlchemyError as error:
            log.warning("what a job says could not be written", job=job, error=type(error).__name__)
            return False
        except Exception:
            log.exception("what a job says could not be used", job=job)
            return isinstance(message, Died) or self._is_written(job, attempt, Died("Its result could not be used."))
        return True

    def _write(self, job: str, attempt: int, message: Message) -> None:
        """Whoever has been given up says nothing more. Who dies when the service ends was not tried to its end."""
        attempts = LOSSES if self._closing.is_set() else ATTEMPTS
        with self._database.writing() as session:
            row = solves.locked(session, job)
            if row is None or (row.runner, row.attempt, row.status) != (self.runner, attempt, "running"):
                return
            write(session, row, message, self._clock(), self.duties.ended, attempts)
        measure(row)
