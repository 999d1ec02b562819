"""Which orders the kernel can move; every other order keeps the place that a given plan has for it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import combinations, product
from math import comb, prod

from scheduler.orders import Operation, Order
from scheduler.problem import Problem
from solver.choices import Kind
from solver.compiled import Compiled
from solver.search.visits import Visits
from solver.units import shared_classes

CROWD = 3
"""Most people in a crew."""
CREWS = 1500
"""Most crews of one operation, by elapsed time."""


def movable(compiled: Compiled, visits: Visits) -> tuple[Order, ...]:
    """Orders without facts and without what reaches beyond themselves but for technicians, bays and equipment."""
    shared = shared_classes(compiled.problem).keys()
    orders = compiled.problem.orders.values()
    return tuple(o for o in orders if o.operations and not _obstacle(compiled, visits, o, shared))


def _obstacle(compiled: Compiled, visits: Visits, order: Order, shared: Set[str]) -> str:
    """Why the kernel cannot move it; empty: it can. ``shared``: pools that overlap others."""
    problem = compiled.problem
    if order.id in problem.begun:
        return "has begun"
    if order.loan or order.delivery_stop or order.labour_limit is not None or order.options or order.carries_over:
        return "has limits of its own"
    mine = set(order.operations)
    for name in order.operations:
        operation = problem.operations[name]
        if operation.paint or operation.supervised or any(way.live for way in operation.ways):
            return "is done in a booth cycle or under supervision"
        if not shared.isdisjoint(pool for pool, _ in operation.equipment):
            return "needs units that lie in several pools"
        if not mine.issuperset(link.before for link in visits.into[name]) or name in visits.out_of:
            return "waits for another order"
        if not mine.issuperset(visits.mates.get(name, ())):
            return "is done by the crew of another order"
        if operation.pin and operation.pin.bay is not None and not operation.bay_kinds:
            return "is pinned to a bay that it does not need"
        if _count(compiled, operation) > CREWS:
            return "can be done by too many crews"
    return "" if _is_contiguous(problem, visits, order) else "leaves a bay and comes back"


def _is_contiguous(problem: Problem, visits: Visits, order: Order) -> bool:
    """No stay is interrupted by another one."""
    stays = [problem.group_of[o.id] for o in visits.sequences[order.id] if o.id in problem.group_of]
    changes = [stay for i, stay in enumerate(stays) if i == 0 or stays[i - 1] != stay]
    return len(changes) == len(set(changes))


def _count(compiled: Compiled, operation: Operation) -> int:
    """Crews of an operation, by elapsed time, at most; too many where one is too large."""
    total = 0
    for option in compiled.choices[operation.id].all_options:
        if option.people > CROWD:
            return CREWS + 1
        places = compiled.choices[operation.id].places[option.kind.way]
        total += prod(
            comb(len(place.profiles[i].members), chosen.count(i))
            for place, chosen in zip(places, option.kind.chosen, strict=True)
            for i in set(chosen)
        )
        if total > CREWS:
            break
    return total


def crews(compiled: Compiled, operation: Operation, kind: Kind) -> Iterator[tuple[str, ...]]:
    """Everybody in a crew of this kind, in the order of its seats; who fill alike seats come in one order only."""
    places = compiled.choices[operation.id].places[kind.way]
    filled = []
    for place, chosen in zip(places, kind.chosen, strict=True):
        alike = [(i, chosen.count(i)) for i in sorted(set(chosen))]
        groups = (combinations(place.profiles[i].members, count) for i, count in alike)
        filled.append([tuple(t for group in some for t in group) for some in product(*groups)])
    for some in product(*filled):
        seated = {
            s: t for place, members in zip(places, some, strict=True) for s, t in zip(place.seats, members, strict=True)
        }
        if len(set(seated.values())) == len(seated):
            yield tuple(seated[seat] for seat in sorted(seated))
