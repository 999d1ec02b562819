"""What a workshop works with: people, bays, equipment; times in ticks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.presence import Presence


@dataclass(frozen=True, slots=True)
class Skill:
    """Level 1 to 5; speed in % of the standard."""

    level: int
    speed: int = 100


@dataclass(frozen=True, slots=True)
class Technician:
    """One person."""

    id: str
    name: str
    trade: str
    skills: Mapping[str, Skill]
    presence: Presence
    team: str = ""
    productive_share: int = 100


@dataclass(frozen=True, slots=True)
class Bay:
    """One place for one car. ``reserved_for`` empty: every class."""

    id: str
    name: str
    kinds: frozenset[str]
    presence: Presence
    features: frozenset[str] = frozenset()
    reserved_for: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pool:
    """Interchangeable units of one equipment."""

    id: str
    name: str
    units: tuple[str, ...]
