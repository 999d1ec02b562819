"""What people have decided for the afternoon: somebody, a place, a time, a way, and one thing whatever it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from scheduler.clock import Clock
from scheduler.documents.orders import OperationRecord, Pin, WorkOrder
from scheduler.generate.mid_day.house import INSPECTED
from scheduler.orders import Operation
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem

LATER = 6
"""Ticks by which what is bound to a time is planned later than it was."""

Decide = Callable[[Operation, Placement, Clock], Pin | None]


def _person(operation: Operation, placement: Placement, _: Clock) -> Pin | None:
    """Who is liked for it does it."""
    liked = operation.kind == "work" and operation.preferred == set(placement.crew)
    return Pin(technicians=placement.crew) if liked else None


def _bay(operation: Operation, placement: Placement, _: Clock) -> Pin | None:
    return Pin(bay=placement.bay) if operation.kind == "work" and placement.bay else None


def _start(operation: Operation, placement: Placement, clock: Clock) -> Pin | None:
    return Pin(start=clock.moment(placement.start + LATER)) if operation.kind == "handover" else None


def _way(operation: Operation, placement: Placement, _: Clock) -> Pin | None:
    return Pin(way=placement.way) if len(operation.ways) > 1 else None


def _forced(operation: Operation, placement: Placement, clock: Clock) -> Pin | None:
    if operation.kind != "inspection":
        return None
    start = clock.moment(placement.start + LATER)
    return Pin(technicians=placement.crew, bay=placement.bay, start=start, forced=True)


DECISIONS: tuple[Decide, ...] = (_person, _bay, _way, _start, _forced)


def pinned(
    problem: Problem, plan: Plan, orders: tuple[WorkOrder, ...], sick: str, earliest: int
) -> tuple[WorkOrder, ...]:
    """The same orders; a decision each, as it is planned, for the first operation from ``earliest`` on that it fits."""
    found: dict[str, tuple[str, Pin]] = {}
    for decide in DECISIONS:
        order, operation, pin = next(_decided(problem, plan, decide, found, sick, earliest))
        found[order] = (operation, pin)
    return tuple(_with(order, found) for order in orders)


def _decided(
    problem: Problem, plan: Plan, decide: Decide, found: Mapping[str, object], sick: str, earliest: int
) -> Iterator[tuple[str, str, Pin]]:
    for placement in sorted(plan.placements.values(), key=lambda p: (p.start, p.operation)):
        operation = problem.operations[placement.operation]
        free = operation.paint is None and operation.order not in found and placement.start >= earliest
        if not free or placement.bay == INSPECTED or sick in placement.crew:
            continue
        pin = decide(operation, placement, problem.clock)
        if pin is not None:
            yield operation.order, operation.id.removeprefix(f"{operation.order}/"), pin


def _with(order: WorkOrder, found: Mapping[str, tuple[str, Pin]]) -> WorkOrder:
    if order.id not in found:
        return order
    operation, pin = found[order.id]
    return order.model_copy(update={"records": (*order.records, OperationRecord(operation=operation, pin=pin))})
