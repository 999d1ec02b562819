"""Who could do an operation, and in which bays, whenever that may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from scheduler.orders import Operation, Way
from scheduler.plan import Placement, Plan
from scheduler.problem import Problem
from scheduler.resources import Bay
from scheduler.seats import Seat, sharing, timed


def crews(problem: Problem, plan: Plan, operation: Operation, way: Way) -> list[tuple[str, ...]]:
    """Everybody who can do it alone; of larger crews those with at most one person who is not in it now.

    Larger crews would be too many to try: with 10 people 720 of three. Each set of people counts once.
    """
    wanted = _wanted(problem, plan, operation)
    if len(wanted) > 1:
        return []
    present = plan.placements[operation.id].crew
    if wanted and wanted[0] != set(present):
        present = tuple(sorted(wanted[0]))
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for crew in _around(problem, way, present):
        found.setdefault(frozenset(crew), crew)
    return [crew for people, crew in found.items() if not wanted or people == wanted[0]]


def bays(problem: Problem, plan: Plan, operation: Operation) -> list[str | None]:
    """Bays that suit the operation, its car and what shares its stay; None: no bay.

    What shares the stay has to take as long there as it does now.
    """
    if not operation.bay_kinds:
        return [] if operation.pin and operation.pin.bay is not None else [None]
    mates = sharing(problem, plan, operation.id)
    specs = [operation, *(problem.operations[mate.operation] for mate in mates)]
    standing = _standing(problem, problem.group_of[operation.id])
    return [
        bay.id
        for bay in problem.bays.values()
        if not standing - {bay.id}
        and all(_suits(problem, spec, bay) for spec in specs)
        and all(_goes_along(problem, plan, mate, bay.id) for mate in mates)
    ]


def _wanted(problem: Problem, plan: Plan, operation: Operation) -> list[frozenset[str]]:
    """The people that it has to be done by: pinned, or those of work that the same people do."""
    mates = [operation.same_crew_as, *(o.id for o in problem.planned if o.same_crew_as == operation.id and not o.paint)]
    placed = (plan.placements[mate] for mate in mates if mate is not None and mate in plan.placements)
    pinned = operation.pin.crew if operation.pin else None
    return list({*(frozenset(p.crew) for p in placed), *(() if pinned is None else (pinned,))})


def _around(problem: Problem, way: Way, present: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The present crew first, then crews with anybody else at one place and some of the present at the others."""
    places = range(len(way.crew))
    if _fills(problem, way, present, places):
        yield present
    for place in places:
        others = [other for other in places if other != place]
        able = [t.id for t in problem.technicians.values() if t.fills(way.crew[place])]
        for kept in permutations(present, len(others)):
            if _fills(problem, way, kept, others):
                yield from (_with(kept, place, person) for person in able if person not in kept)


def _fills(problem: Problem, way: Way, people: tuple[str, ...], places: Sequence[int]) -> bool:
    """So many different people fill these places of the way's crew, in this order."""
    if not len(set(people)) == len(people) == len(places):
        return False
    return all(problem.technicians[t].fills(way.crew[place]) for t, place in zip(people, places, strict=True))


def _with(people: tuple[str, ...], place: int, person: str) -> tuple[str, ...]:
    return (*people[:place], person, *people[place:])


def _standing(problem: Problem, group: tuple[str, int]) -> set[str]:
    """Bays in which work has begun or is forced: the car has to be there."""
    anchor = problem.anchors.get(group)
    forced = {fact.bay for fact in problem.forced_in(group) if fact.bay is not None}
    return forced | ({anchor[0]} if anchor else set())


def _suits(problem: Problem, operation: Operation, bay: Bay) -> bool:
    """A car that already stands in a bay may be finished there, whatever the bay is."""
    if operation.pin and operation.pin.bay not in (None, bay.id):
        return False
    if problem.stands_in(problem.group_of[operation.id]) == bay.id:
        return True
    return bay.suits(operation.bay_kinds, operation.bay_features, problem.orders[operation.order].order_class)


def _goes_along(problem: Problem, plan: Plan, mate: Placement, bay: str) -> bool:
    if mate.bay == bay:
        return True
    there = timed(problem, plan, Seat(mate.operation, mate.way, mate.crew, bay, mate.start))
    return there == replace(mate, bay=bay)


def is_supervised(problem: Problem, operation: Operation, way: int, crew: tuple[str, ...]) -> bool:
    """Somebody beside the crew has to be in charge."""
    return problem.must_be_supervised(Placement(operation.id, 0, 0, way, crew))
