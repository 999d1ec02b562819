"""Free time of people, bays and equipment units as sets of ticks."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.plan import Plan
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.stays import stays_of


def run_starts(free: int, length: int) -> int:
    """Ticks from which ``length`` ticks in a row are free: a handful of shifts, doubling the run each time."""
    have = 1
    while have * 2 <= length:
        free &= free >> have
        have *= 2
    return free & free >> (length - have) if length > have else free


def ticks_of(starts: int) -> Iterator[int]:
    """The ticks of a set, earliest first."""
    while starts:
        lowest = starts & -starts
        yield lowest.bit_length() - 1
        starts ^= lowest


class Track:
    """The free ticks of one resource; answers for a length are kept until it changes."""

    __slots__ = ("_starts", "free")

    def __init__(self, free: int) -> None:
        self.free = free
        self._starts: dict[int, int] = {}

    def starts(self, length: int) -> int:
        """Ticks from which the resource is free for ``length`` ticks."""
        found = self._starts.get(length)
        if found is None:
            found = self._starts[length] = run_starts(self.free, length)
        return found

    def free_until(self, tick: int) -> int:
        """End of the free run that holds ``tick``; ``tick`` itself when it is taken."""
        taken = ~self.free >> tick
        return tick + (taken & -taken).bit_length() - 1

    def take(self, start: int, end: int) -> None:
        """Occupy ``[start, end)``."""
        self.free &= ~span(start, end)
        self._starts.clear()

    def restore(self, free: int) -> None:
        """Back to what was free before."""
        self.free = free
        self._starts.clear()


class Timeline:
    """Tracks of every person, bay and equipment unit, with a plan's placements taken."""

    def __init__(self, problem: Problem, plan: Plan) -> None:
        whole = span(0, problem.horizon)
        self.people = {t: Track(whole) for t in problem.technicians}
        self.bays = {bay.id: Track(whole & ~bay.presence.away) for bay in problem.bays.values()}
        self.units = {unit: Track(whole) for pool in problem.pools.values() for unit in pool.units}
        for placement in plan.placements.values():
            for technician in placement.crew:
                self.people[technician].take(placement.start, placement.end)
            for unit in placement.equipment:
                self.units[unit].take(placement.start, placement.end)
        for stay in stays_of(problem, plan.placements):
            self.bays[stay.bay].take(stay.start, stay.end)
