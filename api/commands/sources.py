"""A day and a plan of it out of two files; every fault says in which of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from api.commands.files import STDIN, STDIN_NAME, read
from scheduler.day import CheckedDay, check_day
from scheduler.documents.day import Day
from scheduler.documents.plan import PlanDocument
from scheduler.errors import InvalidDocument, WorkshopError
from scheduler.read import read_day, read_plan
from scheduler.translate import to_problem


@dataclass(frozen=True, slots=True)
class Sources:
    """Both documents, and what the judge says."""

    day: Day
    plan: PlanDocument
    checked: CheckedDay


def judged(day: str, plan: str) -> Sources:
    """Read both files and judge the plan."""
    document, written = both(day, plan)
    try:
        return Sources(document, written, check_day(document, written))
    except InvalidDocument:
        with _faults_of(day):
            to_problem(document)
        with _faults_of(plan):
            raise


def both(day: str, plan: str) -> tuple[Day, PlanDocument]:
    """Read both files."""
    if day == plan == STDIN:
        raise WorkshopError(f"only one of the two files may be `{STDIN}`.")
    with _faults_of(day):
        document = read_day(read(day))
    with _faults_of(plan):
        return document, read_plan(read(plan))


@contextmanager
def _faults_of(file: str) -> Iterator[None]:
    """``day.json: orders[3].promise.time: …``."""
    try:
        yield
    except InvalidDocument as error:
        name = STDIN_NAME if file == STDIN else file
        raise InvalidDocument([replace(fault, path=f"{name}: {fault.path}") for fault in error.faults]) from None
