"""The workshop floor without a plan: whoever is free takes the car that came first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random

from scheduler.orders import Operation, Order, Way
from scheduler.plan import Placement
from scheduler.presence import runs, span
from scheduler.problem import Problem

SPREAD = 0.2
"""Standard deviation of the logarithm of real time over standard time."""


@dataclass(frozen=True)
class Floor:
    """Who and what is occupied: ticks until which, by technician and bay; groups keep their bay while they are open."""

    problem: Problem
    rng: Random
    spread: float = SPREAD
    placed: dict[str, Placement] = field(default_factory=dict)
    busy: dict[str, int] = field(default_factory=dict)
    bay_of: dict[tuple[str, int], str] = field(default_factory=dict)

    def run(self, until: int) -> Mapping[str, Placement]:
        """What has begun before a tick."""
        queue = self._queue()
        for tick in range(until):
            for order in queue:
                operation = self._next(order, tick)
                if operation is not None:
                    self._begin(order, operation, tick)
        return self.placed

    def _queue(self) -> list[Order]:
        """Everybody in the order in which they are served."""
        return sorted(self.problem.orders.values(), key=lambda order: order.arrival)

    def _next(self, order: Order, tick: int) -> Operation | None:
        """The car's next operation, if the car and the equipment are there for it."""
        done = [self.placed[o] for o in order.operations if o in self.placed]
        if len(done) == len(order.operations) or any(placement.end > tick for placement in done):
            return None
        operation = self.problem.operations[next(o for o in order.operations if o not in self.placed)]
        off_the_grid = operation.kind == "reception" and tick % self.problem.grid
        if operation.release > tick or off_the_grid or not self._equipped(operation, tick):
            return None
        return operation

    def _begin(self, order: Order, operation: Operation, tick: int) -> None:
        """Start it, if people and a bay are free."""
        for index in reversed(range(len(operation.ways))):
            placement = self._placement(operation, index, tick)
            if placement is not None:
                self._occupy(order, operation, placement)
                return

    def _equipped(self, operation: Operation, tick: int) -> bool:
        running = [self.problem.operations[p.operation].equipment for p in self.placed.values() if p.end > tick]
        used = [pool for needs in running for pool, count in needs for _ in range(count)]
        return all(
            used.count(pool) + count <= len(self.problem.pools[pool].units) for pool, count in operation.equipment
        )

    def _placement(self, operation: Operation, index: int, tick: int) -> Placement | None:
        way = operation.ways[index]
        crew = self._crew(operation, way, tick)
        bay = self._bay(operation, tick)
        if crew is None or (operation.bay_kinds and bay is None):
            return None
        standard = self.problem.work(operation, index, crew, bay)
        factor = self.rng.lognormvariate(0, self.spread) if operation.kind == "work" and way.crew else 1
        end = self._end(operation, way, crew, bay, tick, max(1, round(standard * factor)))
        return None if end is None else Placement(operation.id, tick, end, index, crew, bay)

    def _crew(self, operation: Operation, way: Way, tick: int) -> tuple[str, ...] | None:
        """Free people who are good enough: those whom the order would like first, then the least skilled."""
        crew: list[str] = []
        for slot in way.crew:
            able = [
                (technician.id not in operation.preferred, technician.skills[slot.skill].level, technician.id)
                for technician in self.problem.technicians.values()
                if technician.fills(slot)
                and technician.presence.working >> tick & 1
                and self.busy.get(technician.id, 0) <= tick
                and technician.id not in crew
            ]
            if operation.same_crew_as is not None:
                able = [entry for entry in able if entry[-1] in self.placed[operation.same_crew_as].crew]
            if not able:
                return None
            crew.append(min(able)[-1])
        return tuple(crew)

    def _bay(self, operation: Operation, tick: int) -> str | None:
        """The bay in which the car stands for this group of operations, or a free one that suits all of them."""
        if not operation.bay_kinds:
            return None
        group = self.problem.group_of[operation.id]
        if group in self.bay_of:
            return self.bay_of[group]
        members = [self.problem.operations[o] for o in self.problem.orders[group[0]].groups[group[1]]]
        order_class = self.problem.orders[operation.order].order_class
        suitable = (
            bay.id
            for bay in self.problem.bays.values()
            if self.busy.get(bay.id, 0) <= tick
            and bay.presence.working >> tick & 1
            and all(bay.suits(o.bay_kinds, o.bay_features, order_class) for o in members)
        )
        return next(suitable, None)

    def _end(
        self, operation: Operation, way: Way, crew: tuple[str, ...], bay: str | None, tick: int, work: int
    ) -> int | None:
        """When so much work is done; none if it may not pause as long as it would have to."""
        forbidden = 0
        for member in crew:
            forbidden |= self.problem.technicians[member].presence.forbidden(
                pause_break=operation.pause_break, pause_night=operation.pause_night, horizon=self.problem.horizon
            )
        for start, stop in runs(self.problem.working(way, crew, bay) & span(tick, self.problem.horizon)):
            if work <= stop - start:
                return None if forbidden & span(tick, start + work) else start + work
            work -= stop - start
        return None

    def _occupy(self, order: Order, operation: Operation, placement: Placement) -> None:
        self.placed[operation.id] = placement
        self.busy.update(dict.fromkeys(placement.crew, placement.end))
        if placement.bay is None:
            return
        group = self.problem.group_of[operation.id]
        closed = all(o in self.placed for o in order.groups[group[1]])
        self.bay_of[group] = placement.bay
        self.busy[placement.bay] = placement.end if closed else self.problem.horizon
