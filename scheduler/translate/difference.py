"""The difference between two plans as the document that people read."""

from __future__ import annotations

from scheduler.difference import Difference
from scheduler.documents.difference import DifferenceEntry, ShiftEntry


def difference_entry(found: Difference) -> DifferenceEntry:
    """The entry of one difference."""
    return DifferenceEntry(
        words=found.words,
        shifted=tuple(ShiftEntry(operation=o, minutes=minutes) for o, minutes in found.minutes.items()),
        technicians=found.technicians,
        bays=found.bays,
        planned=found.planned,
        unplanned=found.unplanned,
        calls=found.calls,
        gained=found.gained,
        lost=found.lost,
    )
