"""Places in a crew, and high-voltage qualifications as numbers that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler.documents.fields import HighVoltage
from scheduler.documents.operations import Role
from scheduler.resources import Slot

HIGH_VOLTAGE: Mapping[HighVoltage, int] = {"none": 0, "1S": 1, "2S": 2, "3S": 3}
"""Each qualification includes those before it."""


def to_slots(roles: Iterable[Role], minimum: HighVoltage = "none") -> tuple[Slot, ...]:
    """One slot per person, each with at least a ``minimum`` high-voltage qualification."""
    return tuple(
        Slot(role.skill, role.level, max(HIGH_VOLTAGE[role.high_voltage], HIGH_VOLTAGE[minimum]))
        for role in roles
        for _ in range(role.count)
    )
