"""A plan with everything that is looked up while it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.orders import Order
from scheduler.plan import Placement, Plan
from scheduler.ports import Outcome
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.promises import Prospect, Tally, prospects, tally


@dataclass(frozen=True)
class Board:
    """One plan of one day document."""

    day: Day
    problem: Problem
    outcome: Outcome

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.outcome.plan

    @cached_property
    def prospects(self) -> Mapping[str, Prospect]:
        """Every order's prospect by its id."""
        return prospects(self.problem, self.plan)

    @cached_property
    def tally(self) -> Tally:
        """The promises, counted."""
        return tally(self.prospects.values())

    @cached_property
    def work_orders(self) -> Mapping[str, WorkOrder]:
        """What the day document says of every order."""
        return {order.id: order for order in self.day.orders}

    @cached_property
    def by_order(self) -> Mapping[str, list[Placement]]:
        """Placements of every order in order of start."""
        return self._by(lambda placement: (self.problem.operations[placement.operation].order,))

    @cached_property
    def by_bay(self) -> Mapping[str, list[Placement]]:
        """Placements in every bay in order of start."""
        return self._by(lambda placement: (placement.bay,) if placement.bay else ())

    @cached_property
    def by_unit(self) -> Mapping[str, list[Placement]]:
        """Placements with every unit of equipment in order of start."""
        return self._by(lambda placement: placement.equipment)

    @cached_property
    def busy(self) -> int:
        """Ticks at which somebody is at work or something is planned."""
        ticks = 0
        for technician in self.problem.technicians.values():
            ticks |= technician.presence.working
        for start, end in {segment for p in self.plan.placements.values() for segment in p.segments}:
            ticks |= span(start, end)
        return ticks

    @cached_property
    def flagged(self) -> frozenset[str]:
        """Per order the one operation that carries its promise: the last work of a trade."""
        return frozenset(last.operation for order in self.problem.orders if (last := self._last_work(order)))

    def order_of(self, placement: Placement) -> Order:
        """The order a placement belongs to."""
        return self.problem.orders[self.problem.operations[placement.operation].order]

    def by_promise(self) -> list[Prospect]:
        """Prospects by promised time, orders without a promise last."""
        return sorted(self.prospects.values(), key=_promise_first)

    def days(self) -> Iterator[tuple[date, int, int]]:
        """Local days with work in the plan: date, first tick, first tick after."""
        clock = self.problem.clock
        for index in range(self.day.horizon.days):
            day = clock.first_day + timedelta(index)
            start, end = clock.midnight(day), clock.midnight(day + timedelta(1))
            if any(s < end and e > start for p in self.plan.placements.values() for s, e in p.segments):
                yield day, start, end

    def _by(self, keys: Callable[[Placement], tuple[str, ...]]) -> dict[str, list[Placement]]:
        found: dict[str, list[Placement]] = {}
        for placement in sorted(self.plan.placements.values(), key=lambda p: (p.start, p.end)):
            for key in keys(placement):
                found.setdefault(key, []).append(placement)
        return found

    def _last_work(self, order: str) -> Placement | None:
        kinds = self.problem.operations
        placed = [p for p in self.by_order.get(order, []) if kinds[p.operation].kind != "handover"]
        work = [p for p in placed if kinds[p.operation].kind == "work"]
        return max(work or placed, key=lambda p: p.end, default=None)


def _promise_first(prospect: Prospect) -> tuple[bool, int, int, str]:
    order = prospect.order
    return order.promised is None, order.promised or 0, prospect.ready or 0, order.id
