"""What one operation needs, and the bays in which such work is done."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.documents.fields import BayKind, HighVoltage
from scheduler.documents.operations import StepKind
from scheduler.generate.places import Words


@dataclass(frozen=True, slots=True)
class Task:
    """One operation: FRU for one technician, and for a pair where that is another way; no skill: unattended.

    ``high_voltage``: qualification of everybody in the crew, one each. ``lead``: bought in, back after so long.
    """

    name: Words
    fru: int
    skill: str = "service"
    level: int = 1
    bay: tuple[BayKind, ...] = ("lift",)
    pools: tuple[str, ...] = ()
    pair: int | None = None
    kind: StepKind = "work"
    high_voltage: tuple[HighVoltage, ...] = ("none",)
    supervised: bool = False
    recall: bool = False
    lead: str | None = None


FAST: tuple[BayKind, ...] = ("fast_lane",)
TEST: tuple[BayKind, ...] = ("diagnosis", "lift")
HERE: tuple[BayKind, ...] = ("lift", "diagnosis", "alignment")
CODING = ("tester", "charger")
