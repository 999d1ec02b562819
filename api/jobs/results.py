"""What jobs say, written down: better plans, results, and what becomes of a job whose process dies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from api.bodies.solves import SolveStatus
from api.jobs.executor import Better, Died, Finished, Message, Refused, Task
from api.store import solves
from api.store.tables import Solve
from scheduler.ports import Ending, SolveParams

ATTEMPTS = 2
"""Times that a job is tried: what has crashed twice is not going to end well."""

LOSSES = 5
"""Times that it is begun where it was not its process that ended, but the service."""

SERVICE_ENDED = "the service was asked to end"
"""Why a job was stopped that nobody has stopped."""

BACKGROUND = 0
"""Priority of jobs that nobody waits for."""

Ended = Callable[[Session, Solve, datetime], None]
"""What is done with a job that is over, in the transaction that says so."""


class Duties(NamedTuple):
    """What is done with a job that is over, and now and then, each in a transaction of its own."""

    ended: Ended
    sweep: Callable[[Session, datetime], None]


def begin(session: Session, row: Solve, runner: str, now: datetime) -> None:
    """Its turn has come."""
    row.status, row.runner, row.attempt = "running", runner, row.attempt + 1
    row.heartbeat_at = now
    row.started_at = row.started_at or now
    solves.tell(session, row, "started", {"attempt": row.attempt})


def task_of(row: Solve) -> Task:
    """What a process needs to know of it."""
    known = (row.plan or row.known,)
    plans = tuple(plan for plan in known if plan is not None)
    return Task(row.id, row.day, SolveParams(**row.params), plans, gives_way=row.priority <= BACKGROUND)


def write(
    session: Session, row: Solve, message: Message, now: datetime, ended: Ended, attempts: int = ATTEMPTS
) -> None:
    """What it says; it is running, and its row is locked by the caller."""
    match message:
        case Better():
            _reach(row, message)
            solves.tell(session, row, "better", {"seconds": message.seconds, "phase": message.phase, **_reached(row)})
        case Finished():
            _reach(row, message)
            row.words = message.status
            end(session, row, *_how(row, message), now, ended)
        case Refused():
            faults = "; ".join(f"{path}: {text} {way_out}".strip() for path, text, way_out in message.faults)
            end(session, row, "failed", faults, now, ended)
        case Died():
            give_up(session, row, message.reason, now, ended, attempts)


def give_up(session: Session, row: Solve, reason: str, now: datetime, ended: Ended, attempts: int = ATTEMPTS) -> None:
    """Its process is gone: once more from its best plan, or it has failed."""
    if row.stop_requested:
        end(session, row, "stopped", reason, now, ended)
    elif row.attempt < attempts:
        row.status, row.runner = "queued", None
        solves.tell(session, row, "retried", {"reason": reason})
    else:
        end(session, row, "failed", reason, now, ended)


def end(session: Session, row: Solve, status: SolveStatus, reason: str, now: datetime, ended: Ended) -> None:
    """It is over."""
    row.status, row.reason, row.finished_at = status, reason, now
    row.day, row.known = "", None  # nothing is kept of a day beyond its job
    ended(session, row, now)
    solves.tell(session, row, status, {"reason": reason, "applied_version": row.applied_version, **_reached(row)})


def _how(row: Solve, message: Finished) -> tuple[SolveStatus, str]:
    """Whoever came back because of a stop that nobody has asked for was stopped by the end of its service."""
    if row.stop_requested:
        return "stopped", message.ending
    return ("stopped", SERVICE_ENDED) if message.ending == Ending.STOPPED else ("finished", message.ending)


def _reach(row: Solve, message: Better | Finished) -> None:
    row.scores, row.bounds = list(message.values), list(message.bounds)
    row.plan = message.plan or row.plan


def _reached(row: Solve) -> dict[str, Any]:
    return {"values": row.scores, "bounds": row.bounds}
