"""What two versions of a plan differ in, and what a move stands on: whether it can be made on the newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from scheduler.plan import Cycle, Placement, Plan
from scheduler.problem import Problem
from scheduler.seats import Seat


@dataclass(frozen=True, slots=True)
class Resources:
    """Technicians, bays (booths too) and orders, by id."""

    technicians: frozenset[str] = frozenset()
    bays: frozenset[str] = frozenset()
    orders: frozenset[str] = frozenset()

    def __and__(self, other: Resources) -> Resources:
        return Resources(*(getattr(self, f.name) & getattr(other, f.name) for f in fields(self)))

    def __bool__(self) -> bool:
        return bool(self.technicians or self.bays or self.orders)


def touched(problem: Problem, before: Plan, after: Plan) -> Resources:
    """Everything that is used otherwise in one plan than in the other, and the orders that are planned otherwise."""
    placements = {*before.placements.items()} ^ {*after.placements.items()}
    stays, cycles = {*before.stays} ^ {*after.stays}, {*before.cycles} ^ {*after.cycles}
    loans = {*before.loans.values()} ^ {*after.loans.values()}
    changed = [placement for _, placement in placements]
    orders = (problem.operations[p.operation].order for p in changed if p.operation in problem.operations)
    return Resources(
        frozenset((*_people(changed), *_painters(cycles))),
        frozenset((*(p.bay for p in changed if p.bay), *(s.bay for s in stays), *(c.booth for c in cycles))),
        frozenset((*orders, *(s.order for s in stays), *(lent.order for lent in loans), *_unplanned(before, after))),
    )


def stands_on(problem: Problem, plan: Plan, seat: Seat) -> Resources:
    """What a move takes and gives back: people and bays that it leaves and goes to, and its order."""
    old = plan.placements.get(seat.operation)
    bays = {seat.bay, old.bay if old else None} - {None}
    return Resources(
        frozenset((*seat.crew, *(_people([old]) if old else ()))),
        frozenset(bay for bay in bays if bay is not None),
        frozenset({problem.operations[seat.operation].order}),
    )


def _people(placements: Iterable[Placement]) -> Iterator[str]:
    for placement in placements:
        yield from placement.crew
        if placement.supervisor is not None:
            yield placement.supervisor


def _painters(cycles: Iterable[Cycle]) -> Iterator[str]:
    return (technician for cycle in cycles for phase in cycle.phases for technician in phase.crew)


def _unplanned(before: Plan, after: Plan) -> frozenset[str]:
    """Orders that one of the plans leaves out or carries over and the other does not."""
    return frozenset((before.left_out.keys() ^ after.left_out.keys()) | (before.carried_over ^ after.carried_over))
