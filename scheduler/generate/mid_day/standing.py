"""How far the cars are: what has begun, what went wrong, who has a courtesy car, who goes home."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.clock import TICK_MINUTES
from scheduler.documents.orders import OperationRecord, OrderStatus, WorkOrder
from scheduler.generate.mid_day.replay import painters
from scheduler.generate.progress import record_of, status_of
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem

SMALL = 14
"""Ticks that work takes at most which somebody is asked to repeat."""


@dataclass(frozen=True)
class Standing:
    """The problem and plan of the morning, and what has begun of it before the tick ``now``."""

    problem: Problem
    plan: Plan
    begun: Mapping[str, Placement]
    now: int

    def order(self, order: WorkOrder) -> WorkOrder:
        """The order as it stands; of one that nobody expected nothing has begun."""
        if order.id not in self.problem.orders:
            arrived = self.problem.clock.tick_up(order.arrival) <= self.now
            return order.model_copy(update={"status": "arrived"}) if arrived else order
        begun = [self.begun[o] for o in self.problem.orders[order.id].operations if o in self.begun]
        before = [record for record in order.records if record.status == "finished"]
        today = [placement for placement in begun if placement.operation not in _named(order, before)]
        return order.model_copy(
            update={
                "records": (*before, *(self._record(order, placement) for placement in today)),
                "status": self._status(order, begun, today),
                "loaner": self._loaner(order, today),
            }
        )

    def sick(self, home: int) -> str:
        """A mechanic who is through with what has begun before the tick ``home``, and has least to do after it."""
        running = {t for placement in self.begun.values() if placement.end > home for t in placement.crew}
        left = {
            person.id: sum(placement.end > home for placement in self.plan.by_technician.get(person.id, ()))
            for person in self.problem.technicians.values()
            if person.trade == "mechanical" and person.id not in running
        }
        return min((person for person in left if left[person] > 1), key=lambda person: (left[person], person))

    def _record(self, order: WorkOrder, placement: Placement) -> OperationRecord:
        record = record_of(self.problem, order, placement, self.now)
        crew = placement.crew or painters(self.plan, placement.operation)
        changes: dict[str, object] = {"technicians": crew, "supervisor": placement.supervisor}
        if placement.operation == self.paused:
            left = TICK_MINUTES * (placement.end - self.now)
            changes |= {"status": "paused", "remaining": f"{left} min"}
        if placement.operation == self.failed:
            changes |= {"status": "failed"}
        return record.model_copy(update=changes)

    def _status(self, order: WorkOrder, begun: list[Placement], today: Sequence[Placement]) -> OrderStatus:
        """A car that waited in the morning and of which nothing has begun since waits still."""
        if begun and not today:
            return order.status
        return status_of(self.problem, order, begun, self.now)

    def _loaner(self, order: WorkOrder, today: Sequence[Placement]) -> str | None:
        """Who was received has got the courtesy car that was planned."""
        lent = self.plan.loans.get(order.id)
        return lent.loaner if lent and today and lent.start < self.now else order.loaner

    @cached_property
    def paused(self) -> str:
        """The work that its technician has just been called away from."""
        return next(p.operation for p in self._alone() if p.end > self.now + 1)

    @cached_property
    def failed(self) -> str:
        """The last work on a car, a small one, which has to be done again."""
        done = (p for p in self._alone() if p.end <= self.now and p.end - p.start <= SMALL)
        return next(p.operation for p in done if self._is_last(p))

    def _alone(self) -> Iterator[Placement]:
        """Mechanical work of today that shares no stay with other operations."""
        for placement in self.begun.values():
            operation = self.problem.operations[placement.operation]
            order, group = self.problem.group_of.get(operation.id, (operation.order, 0))
            alone = operation.bay_kinds and len(self.problem.orders[order].groups[group]) == 1
            trades = {self.problem.technicians[t].trade for t in placement.crew}
            if (
                alone
                and operation.kind == "work"
                and trades == {"mechanical"}
                and operation.id not in self.problem.facts
            ):
                yield placement

    def _is_last(self, placement: Placement) -> bool:
        order = self.problem.operations[placement.operation].order
        others = (self.begun[o] for o in self.problem.orders[order].operations if o in self.begun)
        return all(other.start <= placement.start for other in others)


def _named(order: WorkOrder, records: Sequence[OperationRecord]) -> set[str]:
    return {f"{order.id}/{record.operation}" for record in records}
