"""As much of a day as can be planned: one order that makes no sense must not stop the workshop."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from scheduler.documents.day import Day
from scheduler.errors import Fault, InvalidDocument
from scheduler.problem import Problem
from scheduler.translate import to_problem

_ORDER = re.compile(r"^orders\[(\d+)\]\.?")


def plannable(day: Day) -> tuple[Day, Problem, Mapping[str, Sequence[Fault]]]:
    """The day without the orders that cannot be planned, its problem, and by order what is wrong with those.

    Raises
    ------
    InvalidDocument
        The workshop itself cannot be planned; every fault is named.
    """
    refused: dict[str, Sequence[Fault]] = {}
    while True:
        try:
            return day, to_problem(day), refused
        except InvalidDocument as error:
            wrong = faults_by_order(day, error)
            if not wrong:
                raise
            refused |= wrong
            day = day.model_copy(update={"orders": tuple(o for o in day.orders if o.id not in wrong)})


def of_workshop(error: InvalidDocument) -> InvalidDocument:
    """What is wrong with the workshop of a day, with paths in its own document."""
    return InvalidDocument([replace(fault, path=fault.path.removeprefix("workshop.")) for fault in error.faults])


def faults_by_order(day: Day, error: InvalidDocument) -> Mapping[str, Sequence[Fault]]:
    """What is wrong with each order, with paths that begin at the order."""
    found: dict[str, list[Fault]] = {}
    for fault in error.faults:
        if (match := _ORDER.match(fault.path)) is not None:
            own = replace(fault, path=fault.path[match.end() :] or "order")
            found.setdefault(day.orders[int(match[1])].id, []).append(own)
    return found
