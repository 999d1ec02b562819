"""When a car stands in the yard: it is in the house, but in no bay, no booth, and not on the road."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import heappop, heappush

from scheduler.orders import Order
from scheduler.plan import Parking, Placement, Plan
from scheduler.presence import runs, span
from scheduler.problem import Problem


def parkings(problem: Problem, plan: Plan) -> tuple[Parking, ...]:
    """Every parking of a plan; who comes first gets a place as long as there is one, the others overflow."""
    if problem.yard is None:
        return ()
    taken: list[int] = []
    found = []
    for start, end, order in sorted(parked(problem, plan)):
        while taken and taken[0] <= start:
            heappop(taken)
        overflow = len(taken) >= problem.yard.places
        if not overflow:
            heappush(taken, end)
        found.append(Parking(order, start, end, overflow))
    return tuple(found)


def parked(problem: Problem, plan: Plan) -> Iterator[tuple[int, int, str]]:
    """(start, end, order) of every time for which a car stands in the yard, as long as can be."""
    for order in problem.orders.values():
        away = 0
        for stay in plan.stays_by_order.get(order.id, ()):
            away |= span(stay.start, stay.end)
        for operation in problem.taking_away[order.id]:
            placement = plan.placements.get(operation)
            if placement is not None:
                away |= span(placement.start, placement.end)
        for start, end in runs(span(enters(problem, plan, order), leaves(problem, plan, order)) & ~away):
            yield start, end, order.id


def enters(problem: Problem, plan: Plan, order: Order) -> int:
    """First tick that counts of those at which the car is in the house."""
    collections = problem.by_kind[order.id].get("collection", ())
    ends = (plan.placements[o].end for o in collections if o in plan.placements)
    return max([0, problem.as_of, order.arrival, *ends])


def leaves(problem: Problem, plan: Plan, order: Order) -> int:
    """Tick at which the car leaves the house; the horizon's end where it stays longer, 0 where it does not come."""
    left_out = order.id in plan.left_out
    remains = left_out or order.id in plan.carried_over
    last = departures(problem, order) or (() if remains else order.operations)
    ticks = [departs(problem, plan.placements[o]) for o in last if o in plan.placements]
    if ticks:
        return max(ticks)
    return 0 if left_out and not has_come(problem, order) else problem.horizon


def departures(problem: Problem, order: Order) -> tuple[str, ...]:
    """Operations with which the car leaves: its return, else its handover."""
    kinds = problem.by_kind[order.id]
    return kinds.get("return") or kinds.get("handover", ())


def departs(problem: Problem, placement: Placement) -> int:
    """Tick of the horizon at which the car leaves: when its return begins, else when its last operation ends."""
    is_return = problem.operations[placement.operation].kind == "return"
    return max(0, min(problem.horizon, placement.start if is_return else placement.end))


def has_come(problem: Problem, order: Order) -> bool:
    """The car is here, or on its way, whatever is planned."""
    begun = (problem.facts[o] for o in order.operations if o in problem.facts)
    return order.arrived or any(fact.start < problem.as_of for fact in begun)
