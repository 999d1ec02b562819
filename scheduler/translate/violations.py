"""Broken rules as people and other systems read them."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.documents.plan import ViolationEntry
from scheduler.plan import Violation


def violation_entries(found: Iterable[Violation]) -> tuple[ViolationEntry, ...]:
    """In the judge's order."""
    return tuple(ViolationEntry(rule=each.rule, message=each.message, operations=each.operations) for each in found)
