"""What a workshop works with: people, bays, equipment; times in ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from scheduler.presence import Presence


@dataclass(frozen=True, slots=True)
class Skill:
    """Level 1 to 5; speed in % of the standard."""

    level: int
    speed: int = 100


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a crew: a skill at a level or above, and a high-voltage qualification (0 none, 1 to 3: 1S to 3S)."""

    skill: str
    level: int = 1
    high_voltage: int = 0


@dataclass(frozen=True, slots=True)
class Technician:
    """One person. ``high_voltage``: 0 none, 1 to 3: 1S to 3S."""

    id: str
    name: str
    trade: str
    skills: Mapping[str, Skill]
    presence: Presence
    team: str = ""
    productive_share: int = 100
    high_voltage: int = 0

    def fills(self, slot: Slot) -> bool:
        """Has the skill at its level, and the high-voltage qualification."""
        skill = self.skills.get(slot.skill)
        return skill is not None and skill.level >= slot.level and self.high_voltage >= slot.high_voltage

    @property
    def may_supervise(self) -> bool:
        """Has 2S: may be in charge of supervised work."""
        return self.high_voltage >= 2


@dataclass(frozen=True, slots=True)
class Bay:
    """One place for one car. ``reserved_for`` empty: every class."""

    id: str
    name: str
    kinds: frozenset[str]
    presence: Presence
    features: frozenset[str] = frozenset()
    reserved_for: frozenset[str] = frozenset()

    def suits(self, kinds: frozenset[str], features: frozenset[str], order_class: str) -> bool:
        """Is of one of the kinds, has the features, and is not reserved for other classes."""
        reserved = self.reserved_for and order_class not in self.reserved_for
        return bool(kinds & self.kinds) and features <= self.features and not reserved


@dataclass(frozen=True, slots=True)
class Pool:
    """Interchangeable units of one equipment; a unit may lie in several pools."""

    id: str
    name: str
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase of a booth cycle: its length in ticks and who works in it; no crew: it runs unattended."""

    name: str
    ticks: int
    crew: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """A fixed sequence of phases without gaps. ``low_temperature``: mild enough for electric cars."""

    id: str
    name: str
    phases: tuple[Phase, ...]
    low_temperature: bool = False

    @property
    def ticks(self) -> int:
        """Length of a cycle."""
        return sum(phase.ticks for phase in self.phases)

    @property
    def offsets(self) -> tuple[int, ...]:
        """Ticks from the start of a cycle to the start of each phase."""
        return tuple(accumulate((phase.ticks for phase in self.phases[:-1]), initial=0))


@dataclass(frozen=True, slots=True)
class Booth:
    """A paint booth: so many panels in a cycle; ``closed``: ticks at which it cannot be used."""

    id: str
    name: str
    panels: int
    programmes: Mapping[str, Programme]
    closed: int = 0


@dataclass(frozen=True, slots=True)
class Loaner:
    """A courtesy car; ``turnaround``: ticks from its return until it can be lent again."""

    id: str
    plate: str
    loaner_class: str
    turnaround: int = 0


@dataclass(frozen=True, slots=True)
class Yard:
    """Parking places; ``overflow_price``: cost points per car and tick above them."""

    places: int
    overflow_price: int = 1
