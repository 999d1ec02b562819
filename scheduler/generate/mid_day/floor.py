"""The floor of a full workshop where all takes as long as it should: with booths, supervision, lags, bought-in work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from scheduler.cycles import cycle_at, member
from scheduler.generate.floor import Floor
from scheduler.orders import Operation, Order
from scheduler.plan import Cycle, Placement
from scheduler.presence import runs, span
from scheduler.resources import Booth, Programme

AT_ONCE = 2
"""Operations that one person may be in charge of at a time."""

SLACK = 2
"""Ticks that a plan leaves between two operations on a car whose customer does not wait."""


@dataclass(frozen=True)
class FullFloor(Floor):
    """Whoever is promised first is served first, after those who wait; ``absent``: orders of which nothing is done."""

    absent: frozenset[str] = frozenset()
    cycles: list[Cycle] = field(default_factory=list)

    def __post_init__(self) -> None:
        """What has begun goes on."""
        for fact in sorted(self.problem.facts.values(), key=lambda fact: fact.end):
            operation = self.problem.operations[fact.operation]
            if operation.paint is None:
                self._occupy(self.problem.orders[operation.order], operation, fact)
            self.placed[fact.operation] = fact

    def _queue(self) -> list[Order]:
        orders = (order for order in self.problem.orders.values() if order.id not in self.absent)
        return sorted(orders, key=lambda order: (not order.waits, order.due or self.problem.horizon, order.arrival))

    def _next(self, order: Order, tick: int) -> Operation | None:
        operation = super()._next(order, tick)
        if operation is None or (operation.sublet and not self._is_open(tick)):
            return None
        slack = 0 if order.waits else SLACK
        links = (link for link in self.problem.links if link.after == operation.id)
        early = any(self.placed[link.before].end + max(link.min_lag, slack) > tick for link in links)
        return None if early else operation

    def _is_open(self, tick: int) -> bool:
        return any(start <= tick < end for start, end in self.problem.opening)

    def _begin(self, order: Order, operation: Operation, tick: int) -> None:
        if operation.paint is None:
            super()._begin(order, operation, tick)
            return
        for booth in self.problem.booths.values():
            for programme in booth.programmes.values():
                if programme.id in operation.paint.programmes and self._paint(booth, programme, operation, tick):
                    return

    def _paint(self, booth: Booth, programme: Programme, operation: Operation, tick: int) -> bool:
        """Run a cycle with whoever is ready for it, if the booth is open and one painter is free for all of it."""
        end = tick + programme.ticks
        taken = self.busy.get(booth.id, 0) > tick or booth.closed & span(tick, end) or end > self.problem.horizon
        attended = [
            (tick + offset, tick + offset + phase.ticks)
            for offset, phase in zip(programme.offsets, programme.phases, strict=True)
            if phase.crew
        ]
        painter = next((t for t in self.problem.technicians if self._may_paint(t, programme, attended)), None)
        if taken or painter is None:
            return False
        crews = [(painter,) if phase.crew else () for phase in programme.phases]
        cycle = cycle_at(booth, programme, tick, self._together(booth, programme, operation, tick), crews)
        self.cycles.append(cycle)
        self.placed.update((name, member(cycle, name)) for name in cycle.operations)
        self.busy.update({booth.id: end, painter: attended[-1][1]})
        return True

    def _may_paint(self, person: str, programme: Programme, attended: Sequence[tuple[int, int]]) -> bool:
        """Able to do every phase, free from the first to the last, and there in each."""
        technician = self.problem.technicians[person]
        able = all(technician.fills(slot) for phase in programme.phases for slot in phase.crew)
        free = self.busy.get(person, 0) <= attended[0][0]
        return able and free and not any(span(*phase) & ~technician.presence.working for phase in attended)

    def _together(self, booth: Booth, programme: Programme, first: Operation, tick: int) -> tuple[str, ...]:
        """The operation and others that are ready, as long as there is room and the colours match."""
        ready = (self._next(order, tick) for order in self._queue())
        members: list[str] = []
        colours: set[str] = set()
        panels = 0
        for operation in (first, *(other for other in ready if other is not None and other.id != first.id)):
            paint = operation.paint
            if paint is None or programme.id not in paint.programmes or panels + paint.panels > booth.panels:
                continue
            if paint.colour is None or colours <= {paint.colour}:
                members.append(operation.id)
                colours |= {paint.colour} if paint.colour else set()
                panels += paint.panels
        return tuple(members)

    def _placement(self, operation: Operation, index: int, tick: int) -> Placement | None:
        """With its segments, and with somebody in charge where there must be; never on while the bay is shut."""
        placement = super()._placement(operation, index, tick)
        if placement is None:
            return None
        whole = span(tick, placement.end)
        if placement.crew and placement.bay and whole & ~self.problem.bays[placement.bay].presence.working:
            return None
        worked = self.problem.working(operation.ways[index], placement.crew, placement.bay) & whole
        placement = replace(placement, segments=tuple(runs(worked)))
        if not self.problem.must_be_supervised(placement):
            return placement
        supervisor = next((t for t in self.problem.technicians if self._may_supervise(t, placement, worked)), None)
        return replace(placement, supervisor=supervisor) if supervisor else None

    def _may_supervise(self, person: str, placement: Placement, worked: int) -> bool:
        technician = self.problem.technicians[person]
        others = [p for p in self.placed.values() if p.supervisor == person and p.end > placement.start]
        there = technician.may_supervise and not worked & ~technician.presence.working
        return there and len(others) < AT_ONCE
