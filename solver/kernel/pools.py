"""Technicians, classes of alike bays and pools of units as resources: how many are free at every tick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scheduler.plan import Placement, Plan, Stay
from scheduler.presence import span
from scheduler.stays import stays_of
from solver.compiled import Compiled


class Pools:
    """Resources in order: technicians, nobody (for unattended work), classes of bays, equipment pools.

    ``free``: by resource and digit the ticks at which the free count has it, with all that is held taken. Which bay of
    a class and which unit of a pool is decided when a plan is made: any are free that are not counted as taken.
    """

    def __init__(self, compiled: Compiled, placements: Mapping[str, Placement], held: Plan) -> None:
        problem = compiled.problem
        self.problem = problem
        self.classes = tuple(compiled.bay_classes.values())
        self.technician = {t: i for i, t in enumerate(problem.technicians)}
        self.nobody = len(self.technician)
        begin = self.nobody + 1
        self.class_of = {bay: begin + i for i, bays in enumerate(self.classes) for bay in bays}
        self.pool = {pool: begin + len(self.classes) + i for i, pool in enumerate(problem.pools)}
        self.stays = stays_of(problem, placements)
        self.free = [*self._people(placements.values(), held), [problem.whole], *self._bays(), *self._units(placements)]

    def _people(self, placements: Iterable[Placement], held: Plan) -> list[list[int]]:
        free = dict.fromkeys(self.problem.technicians, self.problem.whole)
        for placement in placements:
            for technician in placement.crew:
                free[technician] &= ~span(placement.start, placement.end)
        for phase in (phase for cycle in held.cycles for phase in cycle.phases):
            for technician in phase.crew:
                free[technician] &= ~span(phase.start, phase.end)
        return [[ticks] for ticks in free.values()]

    def _bays(self) -> Iterator[list[int]]:
        by_class: dict[int, list[Stay]] = {}
        for stay in self.stays:
            by_class.setdefault(self.class_of[stay.bay], []).append(stay)
        for bays in self.classes:
            away = self.problem.bays[bays[0]].presence.away
            taken = [span(s.start, s.end) for s in by_class.get(self.class_of[bays[0]], ())]
            yield _digits(len(bays), self.problem.whole & ~away, taken)

    def _units(self, placements: Mapping[str, Placement]) -> Iterator[list[int]]:
        """A unit that a fact uses is not free before either, so that any unit will do for what follows."""
        for pool in self.problem.pools.values():
            until, taken = dict.fromkeys(pool.units, 0), []
            for placement in placements.values():
                for unit in until.keys() & placement.equipment:
                    if placement.operation in self.problem.facts:
                        until[unit] = max(until[unit], placement.end)
                    else:
                        taken.append(span(placement.start, placement.end))
            yield _digits(len(pool.units), self.problem.whole, [*taken, *(span(0, end) for end in until.values())])


def _digits(count: int, open_ticks: int, taken: list[int]) -> list[int]:
    """Planes of the free count, ones first; 0 where nothing is open or more is taken than there is."""
    planes = [open_ticks if count >> digit & 1 else 0 for digit in range(count.bit_length())]
    for ticks in taken:
        borrow = ticks & open_ticks
        before = list(planes)
        for digit, plane in enumerate(planes):
            planes[digit], borrow = plane ^ borrow, borrow & ~plane
        if borrow:
            planes = [new & ~borrow | old & borrow for new, old in zip(planes, before, strict=True)]
    return planes
