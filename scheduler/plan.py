"""A plan in ticks, what is wrong with it, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Placement:
    """One operation: its way, one technician per slot of the way's crew, bay, equipment units, ``[start, end)``.

    ``segments``: when work advances; pauses lie between them.
    """

    operation: str
    start: int
    end: int
    way: int = 0
    crew: tuple[str, ...] = ()
    bay: str | None = None
    equipment: tuple[str, ...] = ()
    segments: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stay:
    """One order's unbroken occupation of one bay."""

    order: str
    bay: str
    start: int
    end: int
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An order that is not planned, why, and the orders in its way."""

    order: str
    reason: str = ""
    blocked_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Every decision. Placements by operation id, facts included; left-out orders by order id."""

    placements: Mapping[str, Placement]
    stays: tuple[Stay, ...] = ()
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)

    @cached_property
    def by_technician(self) -> Mapping[str, list[Placement]]:
        """Placements of every technician in order of start."""
        found: dict[str, list[Placement]] = {}
        for placement in sorted(self.placements.values(), key=lambda p: (p.start, p.end)):
            for technician in placement.crew:
                found.setdefault(technician, []).append(placement)
        return found

    @cached_property
    def by_bay(self) -> Mapping[str, list[Stay]]:
        """Stays of every bay in order of start."""
        found: dict[str, list[Stay]] = {}
        for stay in sorted(self.stays, key=lambda s: (s.start, s.end)):
            found.setdefault(stay.bay, []).append(stay)
        return found


@dataclass(frozen=True, slots=True)
class Violation:
    """A broken rule, in words a controller can act on. ``waived``: a fact causes it, nothing planned could mend it."""

    rule: str
    message: str
    operations: tuple[str, ...] = ()
    waived: bool = False


@dataclass(frozen=True, slots=True)
class TierScore:
    """One tier: weighted sum, each goal's own value, and what later tiers may give up of it."""

    name: str
    value: int
    goals: Mapping[str, int]
    tolerance: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """Tiers in order; compare by ``values``, lower is better."""

    tiers: tuple[TierScore, ...]

    @property
    def values(self) -> tuple[int, ...]:
        """The tuple that is compared."""
        return tuple(t.value for t in self.tiers)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules and goals say of a plan."""

    violations: tuple[Violation, ...]
    waived: tuple[Violation, ...]
    score: Score

    @property
    def valid(self) -> bool:
        """No rule is broken but by facts."""
        return not self.violations
