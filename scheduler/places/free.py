"""When people, bays and equipment are free for one operation, everything else staying where it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, reduce
from operator import or_

from scheduler.attention import attentions, supervised_starts
from scheduler.orders import Operation
from scheduler.plan import Placement, Plan, Stay
from scheduler.presence import run_starts, runs, span, spans
from scheduler.problem import Problem
from scheduler.spells import Spell
from scheduler.stays import stays_of
from scheduler.units import unit_sets


class Free:
    """Free time as sets of starts from which so many ticks in a row are free; each is worked out once.

    A bay counts as held from the first work of a stay to the last, even while a car that is back later is elsewhere
    with work that has begun.
    """

    def __init__(self, problem: Problem, plan: Plan, operation: Operation) -> None:
        self.problem = problem
        self.plan = plan
        self.operation = operation
        self.order = problem.orders[operation.order]
        self.others = [p for p in plan.placements.values() if p.operation != operation.id]
        self.attentions = attentions(problem, self.others)
        self.group = problem.group_of.get(operation.id)
        self._stay = self._held()
        self._own = self._extents()
        self.person: Callable[[str, int], int] = cache(self._person)
        self.bay: Callable[[str, int], int] = cache(self._bay)
        self.units: Callable[[int], int] = cache(self._units)
        self._duties: Callable[[str], int] = cache(self._without_duties)
        self._empty: Callable[[str], int] = cache(self._without_cars)
        self._unit_sets = [[self._unit(unit) for unit in held] for held in unit_sets(problem, operation, (), ())]

    def supervised(self, spell: Spell) -> int:
        """Starts from which somebody can be in charge."""
        able = (
            supervised_starts(self.problem, t, attention, spell.working, spell.elapsed)
            for t, attention in self.attentions.items()
        )
        return reduce(or_, able, 0)

    def live(self, crew: tuple[str, ...], elapsed: int) -> int:
        """Starts from which nobody of a crew that works on live parts is in charge of anything."""
        in_charge = reduce(or_, (self.attentions[t].in_charge for t in crew if t in self.attentions), 0)
        return run_starts(self.problem.whole & ~in_charge, elapsed)

    def _person(self, technician: str, elapsed: int) -> int:
        return run_starts(self._duties(technician), elapsed)

    def _without_duties(self, technician: str) -> int:
        duties = (b for b in self.plan.busy.get(technician, ()) if b.operations != (self.operation.id,) or b.cycle)
        return self.problem.whole & ~spans((b.start, b.end) for b in duties)

    def _bay(self, bay: str, elapsed: int) -> int:
        """The whole stay has to be free: from what else belongs to it, or from the operation itself."""
        free = self._empty(bay)
        if self._stay is None:
            return run_starts(free, elapsed)
        first, last = self._stay
        fitting = (span(start, end - elapsed + 1) for start, end in runs(free) if start <= first < end and last <= end)
        return next(fitting, 0)

    def _without_cars(self, bay: str) -> int:
        """Ticks at which the bay is not closed and no other car is there, nor this one in another stay."""
        others = ((s.start, s.end) for s in self.plan.by_bay.get(bay, ()) if s.order != self.order.id)
        own = ((s.start, s.end) for s in self._other_stays() if s.bay == bay)
        taken = spans(others) | spans(own) | self._own | self.problem.bays[bay].presence.away
        return self.problem.whole & ~taken

    def _units(self, elapsed: int) -> int:
        """Starts from which one of the sets of units that will do is free."""
        free = (reduce(lambda a, b: a & b, units, self.problem.whole) for units in self._unit_sets)
        return reduce(or_, (run_starts(ticks, elapsed) for ticks in free), 0)

    def _unit(self, unit: str) -> int:
        return self.problem.whole & ~spans((p.start, p.end) for p in self.others if unit in p.equipment)

    def _held(self) -> tuple[int, int] | None:
        """What else belongs to the stay, in whichever bay: first start, last end."""
        if self.group is None:
            return None
        placed = [p for p in self._of_group(self.group[1]) if p.operation != self.operation.id]
        anchor = self.problem.anchors.get(self.group)
        starts = [p.start for p in placed] + ([max(0, anchor[1])] if anchor else [])
        return (min(starts), max([*starts, *(p.end for p in placed)])) if starts else None

    def _extents(self) -> int:
        """Ticks at which the car keeps a bay for another group of its operations, waiting included."""
        if self.group is None or all(len(group) == 1 for group in self.order.groups):
            return 0
        ticks = 0
        for index in range(len(self.order.groups)):
            placed = self._of_group(index)
            if index != self.group[1] and any(p.operation not in self.problem.facts for p in placed):
                anchor = self.problem.anchors.get((self.order.id, index))
                first = min([p.start for p in placed] + ([anchor[1]] if anchor else []))
                ticks |= span(first, max(p.end for p in placed))
        return ticks

    def _of_group(self, index: int) -> list[Placement]:
        """What is planned of a group or forced; what has happened counts as its anchor."""
        forced = self.problem.forced_in((self.order.id, index))
        operations = (o for o in self.order.groups[index] if o not in self.problem.facts)
        return [*(p for o in operations if (p := self.plan.placements.get(o)) is not None), *forced]

    def _other_stays(self) -> tuple[Stay, ...]:
        """The stays of the car that the operation has no part in."""
        groups = self.problem.group_of
        mine = (p for o in self.order.operations if (p := self.plan.placements.get(o)) is not None)
        return stays_of(self.problem, {p.operation: p for p in mine if groups.get(p.operation) != self.group})
