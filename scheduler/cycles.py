"""Booth cycles, and the placements of their members, from what is decided of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from scheduler.plan import Cycle, CyclePhase, Placement
from scheduler.resources import Booth, Programme


def cycle_at(
    booth: Booth, programme: Programme, start: int, operations: tuple[str, ...], crews: Sequence[tuple[str, ...]]
) -> Cycle:
    """A cycle of a programme from ``start`` on, with a crew for each of its phases."""
    phases = tuple(
        CyclePhase(start + offset, start + offset + phase.ticks, crew)
        for offset, phase, crew in zip(programme.offsets, programme.phases, crews, strict=True)
    )
    return Cycle(booth.id, programme.id, start, start + programme.ticks, operations, phases)


def member(cycle: Cycle, operation: str) -> Placement:
    """The placement of an operation that is in the cycle."""
    return Placement(operation, cycle.start, cycle.end, bay=cycle.booth, segments=((cycle.start, cycle.end),))


def remaining(cycles: Iterable[Cycle], operations: Collection[str]) -> tuple[Cycle, ...]:
    """The cycles with those of their members that are among the operations; none without a member."""
    smaller = (replace(c, operations=tuple(o for o in c.operations if o in operations)) for c in cycles)
    return tuple(cycle for cycle in smaller if cycle.operations)
