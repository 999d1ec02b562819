"""What carries solves: a task goes in, messages come out; it knows nothing of databases, and keeps nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from scheduler.ports import SolveParams


@dataclass(frozen=True, slots=True)
class Task:
    """Everything that a solve needs; ``day`` and the plans in ``known``, to begin from, are documents as JSON.

    ``gives_way``: nobody waits for it, so it has the cores that others leave.
    """

    job: str
    day: str
    params: SolveParams
    known: tuple[str, ...] = ()
    gives_way: bool = False


@dataclass(frozen=True, slots=True)
class Better:
    """A better plan, as JSON, or a better bound alone; values and bounds by tier, seconds since the solve began."""

    seconds: float
    phase: str
    values: tuple[int, ...]
    bounds: tuple[int | None, ...]
    plan: str | None


@dataclass(frozen=True, slots=True)
class Finished:
    """The solve came back with its best plan, as JSON; ``ending``: proved, time or stopped; ``status`` in words."""

    plan: str
    values: tuple[int, ...]
    bounds: tuple[int | None, ...]
    ending: str
    status: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Refused:
    """The day cannot be planned: every fault with its path, message and way out."""

    faults: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Died:
    """The solve crashed, was killed or hung; ``traceback``, for the log, where it could tell one."""

    reason: str
    traceback: str = ""


Last = Finished | Refused | Died
Message = Better | Last


class Executor(Protocol):
    """Carries solves somewhere else, so that whatever becomes of one harms nothing here."""

    def start(self, task: Task, tell: Callable[[Message], None]) -> None:
        """Carry a task. ``tell`` hears from a thread of its own all messages in order; exactly one last one."""

    def stop(self, job: str) -> None:
        """Ask a solve for its best plan so far; if it does not answer, it is killed. Unknown jobs are over already."""

    def kill(self, job: str) -> None:
        """End a solve at once; it has died then."""

    @property
    def is_ready(self) -> bool:
        """The next task begins at once."""

    @property
    def free_cores(self) -> int:
        """Cores that no solve has."""

    def close(self) -> None:
        """Stop all solves, hear their best plans, and leave no process behind."""
