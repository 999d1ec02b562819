"""The floor at one moment: from when on who and what is free. Time only goes forward, so a tick for each will do."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cached_property

from scheduler.cycles import member
from scheduler.orders import Operation, Order
from scheduler.plan import Cycle, Placement
from scheduler.presence import Presence
from scheduler.problem import Problem
from scheduler.resources import Bay, Slot, Technician
from scheduler.rules.supervision import MOST


class Floor:
    """What has been started so far of a day; ``out``: orders that nobody touches."""

    def __init__(self, problem: Problem, out: Set[str]) -> None:
        self.problem = problem
        self.placed: dict[str, Placement] = dict(problem.facts)
        self.cycles: list[Cycle] = list(problem.fact_cycles)
        self.free: dict[str, int] = {}
        self.stands: dict[tuple[str, int], str] = {}
        self.live: dict[str, int] = {}
        self.charges: dict[str, list[int]] = {}
        self._able: dict[Slot, list[Technician]] = {}
        for fact in problem.facts.values():
            self._occupy(fact)
        for cycle in problem.fact_cycles:
            self._run(cycle)
        for key in problem.group_of.values():
            bay = problem.stands_in(key)
            if bay is not None and key[0] not in out and not self._is_done(key):
                self.stands[key] = bay

    @cached_property
    def suitable(self) -> dict[tuple[str, int], list[str]]:
        """Bays for every stay, the plainest first: nobody puts an oil change on the diagnosis lift by choice."""
        found = {}
        for order in self.problem.orders.values():
            for index, group in enumerate(order.groups):
                needs = [self.problem.operations[o] for o in group if o not in self.problem.facts]
                bays = [b for b in self.problem.bays.values() if all(_suits(order, o, b) for o in needs)]
                bays.sort(key=lambda b: (len(b.kinds), len(b.features), not b.reserved_for))
                found[order.id, index] = [b.id for b in bays]
        return found

    def able(self, slot: Slot) -> list[Technician]:
        """Who can fill a place in a crew, the least qualified first."""
        if slot not in self._able:
            found = [t for t in self.problem.technicians.values() if t.fills(slot)]
            self._able[slot] = sorted(found, key=lambda t: sum(skill.level for skill in t.skills.values()))
        return self._able[slot]

    def is_free(self, name: str, tick: int) -> bool:
        """Nothing holds this person, bay, unit, booth or car."""
        return self.free.get(name, 0) <= tick

    def is_begun(self, order: str) -> bool:
        """Its car stands in a bay with work half done."""
        return any(key[0] == order for key in self.stands)

    def bays(self, operation: Operation, tick: int) -> Iterator[str | None]:
        """Where it can be done now: where its car stands, else in bays that are free, one of each opening hours."""
        if not operation.bay_kinds:
            yield None
            return
        key = self.problem.group_of[operation.id]
        if key in self.stands:
            yield self.stands[key]
            return
        taken, hours = self.stands.values(), set[Presence]()
        for bay in self.suitable[key]:
            presence = self.problem.bays[bay].presence
            if presence not in hours and bay not in taken and self.is_free(bay, tick):
                hours.add(presence)
                yield bay

    def may_take_charge(self, technician: str, tick: int) -> bool:
        """Has a hand free to supervise one more job."""
        at_once = sum(end > tick for end in self.charges.get(technician, ()))
        return at_once < MOST and self.live.get(technician, 0) <= tick

    def is_in_charge(self, technician: str, tick: int) -> bool:
        """Supervises something."""
        return any(end > tick for end in self.charges.get(technician, ()))

    def start(self, placement: Placement) -> None:
        """Begin an operation; its car keeps its bay until the last operation of its stay is done."""
        self.placed[placement.operation] = placement
        self._occupy(placement)
        key = self.problem.group_of.get(placement.operation)
        if key is None or placement.bay is None:
            return
        if self._is_done(key):
            self.stands.pop(key, None)
        else:
            self.stands[key] = placement.bay

    def paint(self, cycle: Cycle) -> None:
        """Begin a booth cycle."""
        self.cycles.append(cycle)
        self._run(cycle)
        for operation in cycle.operations:
            self.start(member(cycle, operation))

    def _occupy(self, placement: Placement) -> None:
        names = (*placement.crew, *placement.equipment, self.problem.operations[placement.operation].order)
        for name in names if placement.bay is None else (*names, placement.bay):
            self.free[name] = max(self.free.get(name, 0), placement.end)
        for technician in placement.crew if self.problem.is_live(placement) else ():
            self.live[technician] = placement.end
        if placement.supervisor is not None:
            self.charges.setdefault(placement.supervisor, []).append(placement.end)

    def _run(self, cycle: Cycle) -> None:
        self.free[cycle.booth] = max(self.free.get(cycle.booth, 0), cycle.end)
        for phase in cycle.phases:
            for technician in phase.crew:
                self.free[technician] = max(self.free.get(technician, 0), phase.end)

    def _is_done(self, key: tuple[str, int]) -> bool:
        return all(o in self.placed for o in self.problem.orders[key[0]].groups[key[1]])


def _suits(order: Order, operation: Operation, bay: Bay) -> bool:
    is_open = not bay.reserved_for or order.order_class in bay.reserved_for
    return bool(operation.bay_kinds & bay.kinds) and operation.bay_features <= bay.features and is_open
