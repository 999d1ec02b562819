"""Cars in the house that are in no bay, no booth and not on the road stand in the yard, on its places or beside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush

from scheduler import wording
from scheduler.parking import parked
from scheduler.plan import Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Where places are not counted nothing is judged; overflow is always possible, at a price."""
    if problem.yard is None:
        return
    needed = Counter(parked(problem, plan))
    listed = Counter((p.start, p.end, p.order) for p in plan.yard)
    for start, end, order in needed - listed:
        when = wording.between(problem, start, end)
        yield _broken(problem, f"{wording.car(problem, order)} stands in the yard {when}, no parking is planned", order)
    for start, end, order in listed - needed:
        when = wording.between(problem, start, end)
        yield _broken(problem, f"{wording.car(problem, order)} does not stand in the yard {when} as planned", order)
    yield from _overfull(problem, plan, problem.yard.places)


def _overfull(problem: Problem, plan: Plan, places: int) -> Iterator[Violation]:
    taken: list[int] = []
    for parking in sorted((p for p in plan.yard if not p.overflow), key=lambda p: p.start):
        while taken and taken[0] <= parking.start:
            heappop(taken)
        heappush(taken, parking.end)
        if len(taken) > places:
            when = wording.at(problem, parking.start)
            yield _broken(
                problem, f"{len(taken)} cars stand on the places of the yard at {when}, it has {places}", parking.order
            )


def _broken(problem: Problem, message: str, order: str) -> Violation:
    return Violation("yard", message, problem.orders[order].operations)
