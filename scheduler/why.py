"""Why an order is late or left out, and the cheapest change that would save it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """What holds an order up. Choice: nothing does, the plan is worth more like this or was searched too briefly."""

    TECHNICIAN = "technician"
    BAY = "bay"
    EQUIPMENT = "equipment"
    BOOTH = "booth"
    LOANER = "loaner"
    RELEASE = "release"
    PIN = "pin"
    HOURS = "hours"
    WORK = "work"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A change in words, its price, and whether the promise is kept with it; if not, the order is at least planned."""

    words: str
    price: int
    keeps_promise: bool


@dataclass(frozen=True, slots=True)
class Why:
    """What becomes of an order, what holds it up, at which operation, which orders most, and what would save it."""

    order: str
    verdict: str
    cause: Cause
    reason: str
    operation: str | None = None
    blocked_by: tuple[str, ...] = ()
    relaxation: Relaxation | None = None
