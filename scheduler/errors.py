"""What can go wrong, as one tree.

WorkshopError
├── InvalidDocument     a document cannot be planned: every fault with its path, value and way out
└── IllegalEvent        what is reported cannot follow what is known: one fault, with the events that can
"""

from __future__ import annotations

from dataclasses import dataclass


class WorkshopError(Exception):
    """Base of all errors that a user can mend."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a document: where (``orders[3].promise.time``), what is wrong with which value, and the way out."""

    path: str
    message: str
    way_out: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" + (f" {self.way_out}" if self.way_out else "")


class InvalidDocument(WorkshopError):
    """A document cannot be planned."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class IllegalEvent(WorkshopError):
    """What is reported cannot follow what is known."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(str(fault))
        self.fault = fault
