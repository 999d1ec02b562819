"""What people, bays, booths and equipment can do between two ticks, beside what facts hold of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

from scheduler.presence import span
from scheduler.problem import Problem


class Capacity:
    """Ticks at which everybody and everything is there and not held by facts, as sets of bits."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        held: dict[str, int] = {}
        for fact in problem.facts.values():
            for holder in (*fact.crew, *fact.equipment, *((fact.bay,) if fact.bay else ())):
                held[holder] = held.get(holder, 0) | span(fact.start, fact.end)
        for cycle in problem.fact_cycles:
            held[cycle.booth] = held.get(cycle.booth, 0) | span(cycle.start, cycle.end)
            for phase in cycle.phases:
                for person in phase.crew:
                    held[person] = held.get(person, 0) | span(phase.start, phase.end)
        people = {t.id: t.presence.working | t.presence.overtime for t in problem.technicians.values()}
        bays = {b.id: problem.whole & ~b.presence.away for b in problem.bays.values()}  # cars stand there at night too
        booths = {b.id: problem.whole & ~b.closed for b in problem.booths.values()}
        units = {unit: problem.whole for pool in problem.pools.values() for unit in pool.units}
        self.free = {key: ticks & ~held.get(key, 0) for key, ticks in (people | bays | booths | units).items()}
        self._panels = {b.id: b.panels for b in problem.booths.values()}

    def ticks(self, keys: Iterable[str], start: int, end: int) -> int:
        """Ticks of all of them together within ``[start, end)``; a booth counts once per panel."""
        within = span(start, end)
        return sum(self._panels.get(key, 1) * (self.free[key] & within).bit_count() for key in keys)

    def anybody(self, keys: Iterable[str]) -> int:
        """The ticks at which one of them is free."""
        return reduce(or_, (self.free[key] for key in keys), 0)
