"""A plan in ticks, what is wrong with it, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from scheduler.clashes import BY_TIME


@dataclass(frozen=True, slots=True)
class Placement:
    """One operation: its way, one technician per slot of the way's crew, bay, equipment units, ``[start, end)``.

    ``segments``: when work advances; pauses lie between them. ``overtime``: it ends in overtime. ``supervisor``: who is
    in charge of supervised work. In a booth: no crew of its own, ``bay`` is the booth, the times are the cycle's.
    """

    operation: str
    start: int
    end: int
    way: int = 0
    crew: tuple[str, ...] = ()
    bay: str | None = None
    equipment: tuple[str, ...] = ()
    segments: tuple[tuple[int, int], ...] = ()
    overtime: bool = False
    supervisor: str | None = None

    @property
    def staying(self) -> int | None:
        """Last tick of work that ends in overtime."""
        return self.end - 1 if self.overtime else None


@dataclass(frozen=True, slots=True)
class CyclePhase:
    """One phase of a booth cycle: ``[start, end)`` and who works in it, in the order of the phase's crew."""

    start: int
    end: int
    crew: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle of a booth: its members enter at ``start`` and leave at ``end`` together."""

    booth: str
    programme: str
    start: int
    end: int
    operations: tuple[str, ...]
    phases: tuple[CyclePhase, ...] = ()


class Busy(NamedTuple):
    """What keeps a technician busy: one operation or, with ``cycle``, a phase of a booth cycle for all its members."""

    start: int
    end: int
    operations: tuple[str, ...]
    cycle: Cycle | None = None


@dataclass(frozen=True, slots=True)
class Loan:
    """One loaner lent to one order; ``[start, end)`` includes the turnaround."""

    order: str
    loaner: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Parking:
    """One car in the yard, on one of its places or (``overflow``) elsewhere."""

    order: str
    start: int
    end: int
    overflow: bool = False


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
    """Every decision. Placements by operation id, facts included; left-out orders and loans by order id.

    ``carried_over``: orders planned in part, the rest after the horizon.
    """

    placements: Mapping[str, Placement]
    stays: tuple[Stay, ...] = ()
    left_out: Mapping[str, LeftOut] = field(default_factory=dict)
    carried_over: frozenset[str] = frozenset()
    cycles: tuple[Cycle, ...] = ()
    loans: Mapping[str, Loan] = field(default_factory=dict)
    yard: tuple[Parking, ...] = ()

    def ready_for(self, problem: object) -> dict[str, int | None]:
        """When its orders are ready, as far as that has been worked out for this problem: four goals ask for it."""
        known: tuple[object, dict[str, int | None]] | None = self.__dict__.get("_ready_for")
        if known is None or known[0] is not problem:
            known = self.__dict__["_ready_for"] = (problem, {})
        return known[1]

    @cached_property
    def by_technician(self) -> Mapping[str, list[Placement]]:
        """Placements of every technician in order of start; booth cycles have their own crews."""
        found: dict[str, list[Placement]] = {}
        for placement in sorted(self.placements.values(), key=BY_TIME):
            for technician in placement.crew:
                found.setdefault(technician, []).append(placement)
        return found

    @cached_property
    def busy(self) -> Mapping[str, list[Busy]]:
        """When every technician is busy, with placements and in booth cycles."""
        found: dict[str, list[Busy]] = {}
        for placement in self.placements.values():
            busy = Busy(placement.start, placement.end, (placement.operation,))
            for technician in placement.crew:
                found.setdefault(technician, []).append(busy)
        for cycle in self.cycles:
            for phase in cycle.phases:
                for technician in phase.crew:
                    found.setdefault(technician, []).append(Busy(phase.start, phase.end, cycle.operations, cycle))
        return found

    @cached_property
    def cycle_of(self) -> Mapping[str, Cycle]:
        """The booth cycle of every operation that is in one."""
        return {operation: cycle for cycle in self.cycles for operation in cycle.operations}

    @cached_property
    def stays_by_order(self) -> Mapping[str, list[Stay]]:
        """Stays of every car."""
        found: dict[str, list[Stay]] = {}
        for stay in self.stays:
            found.setdefault(stay.order, []).append(stay)
        return found

    @cached_property
    def parked_from(self) -> Mapping[tuple[str, int], Parking]:
        """Parkings by order and start."""
        return {(p.order, p.start): p for p in self.yard}

    @cached_property
    def by_bay(self) -> Mapping[str, list[Stay]]:
        """Stays of every bay in order of start."""
        found: dict[str, list[Stay]] = {}
        for stay in sorted(self.stays, key=BY_TIME):
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
