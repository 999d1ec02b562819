"""Cars in the house that are in no bay, no booth and not on the road stand in the yard, on its places or beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import groupby

from scheduler import wording
from scheduler.parking import parked
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem

Parked = tuple[int, int, str]
"""Start, end, order."""


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Where places are not counted nothing is judged; overflow is always possible, at a price."""
    if problem.yard is None:
        return
    needed, listed = _needed_and_listed(problem, plan)
    for start, end, order in needed - listed:
        when = wording.between(problem, start, end)
        yield _broken(problem, f"{wording.car(problem, order)} stands in the yard {when}, no parking is planned", order)
    for start, end, order in listed - needed:
        when = wording.between(problem, start, end)
        yield _broken(problem, f"{wording.car(problem, order)} does not stand in the yard {when} as planned", order)
    yield from _overfull(problem, plan, problem.yard.places)


def _needed_and_listed(problem: Problem, plan: Plan) -> tuple[Counter[Parked], Counter[Parked]]:
    """What is missing on either side; nothing where they agree, as they mostly do."""
    needed, listed = sorted(parked(problem, plan)), sorted((p.start, p.end, p.order) for p in plan.yard)
    return (Counter(), Counter()) if needed == listed else (Counter(needed), Counter(listed))


def _overfull(problem: Problem, plan: Plan, places: int) -> Iterator[Violation]:
    """Told once when the places no longer suffice, not again with every car that comes while they do not."""
    taken: list[int] = []
    on_places = sorted((p for p in plan.yard if not p.overflow), key=lambda p: p.start)
    for start, coming in groupby(on_places, key=lambda p: p.start):
        while taken and taken[0] <= start:
            heappop(taken)
        is_told = len(taken) > places
        orders = []
        for parking in coming:
            heappush(taken, parking.end)
            orders.append(parking.order)
        if len(taken) > places and not is_told:
            cars = f"{len(taken)} cars stand on the places of the yard at {wording.at(problem, start)}"
            yield _broken(problem, f"{cars}, it has {places}", orders[-1])


def _broken(problem: Problem, message: str, order: str) -> Violation:
    return Violation("yard", message, problem.orders[order].operations)
