"""A plan with everything that is looked up while it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.orders import Order
from scheduler.plan import Cycle, CyclePhase, Loan, Parking, Placement, Plan
from scheduler.ports import Outcome
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.promises import Prospect, Tally, prospects, tally


@dataclass(frozen=True, slots=True)
class Turn:
    """A painter's turn: one phase of a booth cycle."""

    cycle: Cycle
    index: int

    @property
    def phase(self) -> CyclePhase:
        """The phase."""
        return self.cycle.phases[self.index]

    @property
    def start(self) -> int:
        """First tick."""
        return self.phase.start

    @property
    def end(self) -> int:
        """First tick after."""
        return self.phase.end

    @property
    def segments(self) -> tuple[tuple[int, int], ...]:
        """A phase never pauses."""
        return ((self.start, self.end),)


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
    def by_technician(self) -> Mapping[str, list[Placement | Turn]]:
        """What everybody works on in order of start: placements, and turns in the booths."""
        found: dict[str, list[Placement | Turn]] = {t: list(p) for t, p in self.plan.by_technician.items()}
        for cycle in self.plan.cycles:
            for index, phase in enumerate(cycle.phases):
                for technician in phase.crew:
                    found.setdefault(technician, []).append(Turn(cycle, index))
        return {technician: sorted(work, key=lambda w: (w.start, w.end)) for technician, work in found.items()}

    @cached_property
    def by_supervisor(self) -> Mapping[str, list[Placement]]:
        """What everybody supervises in order of start."""
        return self._by(lambda placement: (placement.supervisor,) if placement.supervisor else ())

    @cached_property
    def by_booth(self) -> Mapping[str, list[Cycle]]:
        """Cycles of every booth in order of start."""
        found: dict[str, list[Cycle]] = {booth: [] for booth in self.problem.booths}
        for cycle in sorted(self.plan.cycles, key=lambda c: c.start):
            found[cycle.booth].append(cycle)
        return found

    @cached_property
    def loans(self) -> Mapping[str, list[Loan]]:
        """Loans of every loaner in order of start."""
        found: dict[str, list[Loan]] = {loaner: [] for loaner in self.problem.loaners}
        for loan in sorted(self.plan.loans.values(), key=lambda loan: loan.start):
            found[loan.loaner].append(loan)
        return found

    @cached_property
    def parked(self) -> Mapping[str, list[Parking]]:
        """When and how every car stands in the yard."""
        found: dict[str, list[Parking]] = {}
        for parking in sorted(self.plan.yard, key=lambda p: p.start):
            found.setdefault(parking.order, []).append(parking)
        return found

    @cached_property
    def trades(self) -> Mapping[str, str]:
        """Trade of every placed operation: of its first technician; unattended work: of the work before it."""
        found: dict[str, str] = {}
        for placed in self.by_order.values():
            trade = ""
            for placement in placed:
                if placement.crew:
                    trade = self.problem.technicians[placement.crew[0]].trade
                elif self.problem.operations[placement.operation].paint:
                    trade = "paint"
                found[placement.operation] = trade
        return found

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """A number for every placed operation."""
        return {operation: number for number, operation in enumerate(self.plan.placements)}

    @cached_property
    def busy(self) -> int:
        """Ticks at which somebody is at work or may be, or something is planned that needs somebody."""
        ticks = self.worked
        for technician in self.problem.technicians.values():
            ticks |= technician.presence.working | technician.presence.overtime
        return ticks

    @cached_property
    def worked(self) -> int:
        """Ticks with work that needs somebody, and booth cycles; what runs unattended may fill nights."""
        attended = {segment for p in self.plan.placements.values() if p.crew for segment in p.segments}
        ticks = 0
        for start, end in attended | {(cycle.start, cycle.end) for cycle in self.plan.cycles}:
            ticks |= span(start, end)
        return ticks

    @cached_property
    def flagged(self) -> frozenset[str]:
        """Per order the one operation that carries its promise: the last work of a trade."""
        return frozenset(last.operation for order in self.problem.orders if (last := self._last_work(order)))

    def order_of(self, placement: Placement) -> Order:
        """The order a placement belongs to."""
        return self.problem.orders[self.problem.operations[placement.operation].order]

    def plate(self, operation: str) -> str:
        """Plate of the car an operation is done on."""
        return self.problem.orders[self.problem.operations[operation].order].plate

    def place(self, id_: str) -> str:
        """Name of a bay or a booth."""
        return (self.problem.booths if id_ in self.problem.booths else self.problem.bays)[id_].name

    def by_promise(self) -> list[Prospect]:
        """Prospects by promised time, orders without a promise last."""
        return sorted(self.prospects.values(), key=_promise_first)

    def days(self) -> Iterator[tuple[date, int, int]]:
        """Local days with work in the plan: date, first tick, first tick after."""
        clock = self.problem.clock
        for index in range(self.day.horizon.days):
            day = clock.first_day + timedelta(index)
            start, end = clock.midnight(day), clock.midnight(day + timedelta(1))
            if self.worked & span(start, end):
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
