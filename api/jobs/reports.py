"""Better plans on their way out of a solve process: the first at once, then the newest as often as is cheap."""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Event, Lock, Thread
from time import monotonic

from api.jobs.executor import Better
from scheduler.day import document_of
from scheduler.documents.day import Day
from scheduler.documents.fields import Document
from scheduler.documents.plan import PlanDocument
from scheduler.plan import Plan
from scheduler.ports import Outcome, Progress
from scheduler.problem import Problem

PAUSE = 0.05
"""Seconds between two messages at least."""
REST = 9
"""So many times longer than it takes to write a message it rests: the search needs the interpreter too."""


class Reports:
    """Sends what is reported; what is overtaken by something newer is not sent, nor is anything once it is closed."""

    def __init__(self, day: Day, problem: Problem, send: Callable[[Better], None]) -> None:
        self._day = day
        self._problem = problem
        self._send = send
        self._shown: Plan | None = None
        self._newest: Progress | None = None
        self._changed = Condition()
        self._sending = Lock()
        self._closed = Event()

    def __call__(self, progress: Progress) -> None:
        """The first plan is sent before anybody searches; later the search is not kept waiting."""
        if self._shown is None:
            self._tell(progress)
            Thread(target=self._tell_newest, daemon=True).start()
            return
        with self._changed:
            self._newest = progress
            self._changed.notify()

    def close(self) -> None:
        """The last message, which knows all, follows."""
        self._closed.set()
        with self._changed:
            self._changed.notify()
        with self._sending:
            pass

    def _tell_newest(self) -> None:
        while (progress := self._next()) is not None:
            began = monotonic()
            self._tell(progress)
            self._closed.wait(max(PAUSE, REST * (monotonic() - began)))

    def _next(self) -> Progress | None:
        """What is new, as soon as something is; None once it is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._newest is not None or self._closed.is_set())
            newest, self._newest = self._newest, None
        return None if self._closed.is_set() else newest

    def _tell(self, progress: Progress) -> None:
        message = self._worded(progress)
        with self._sending:
            if not self._closed.is_set():
                self._send(message)

    def _worded(self, progress: Progress) -> Better:
        plan = None if progress.plan is self._shown else as_json(self._document(progress))
        self._shown = progress.plan
        return Better(progress.seconds, progress.phase, progress.judgement.score.values, progress.bounds, plan)

    def _document(self, progress: Progress) -> PlanDocument:
        outcome = Outcome(progress.plan, progress.judgement, progress.bounds, progress.seconds, progress.seconds)
        return document_of(self._day, self._problem, outcome)


def as_json(document: Document) -> str:
    """A day or a plan as it is stored and sent."""
    return document.model_dump_json(exclude_none=True)
