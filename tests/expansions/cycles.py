"""Which painted operations share a booth cycle, what it runs, who works in it: everything that can be written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from scheduler.cycles import cycle_at
from scheduler.plan import Cycle, Placement, Plan
from scheduler.problem import Problem


def cycles(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """The plan with every grouping of what is painted in a booth, every programme, every crew.

    A cycle takes its times from its first member; others may have different ones.
    """
    painted: dict[str, list[Placement]] = {}
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if operation.paint is not None and placement is not None:
            painted.setdefault(placement.bay or "", []).append(placement)
    for grouping in product(*(list(_partitions(placements)) for placements in painted.values())):
        parts = [part for of_booth in grouping for part in of_booth]
        for chosen in product(*(list(_cycles(problem, part)) for part in parts)):
            yield replace(plan, cycles=(*problem.fact_cycles, *chosen))


def in_booths(problem: Problem, operation: str) -> Iterator[Placement]:
    """A placement of a painted operation in every booth at every time."""
    for booth in problem.booths:
        for start in range(problem.horizon):
            for end in range(start + 1, problem.horizon + 1):
                yield Placement(operation, start, end, bay=booth, segments=((start, end),))


def _partitions(members: Sequence[Placement]) -> Iterator[list[list[Placement]]]:
    if not members:
        yield []
        return
    first, *rest = members
    for parts in _partitions(rest):
        yield [[first], *parts]
        for index, part in enumerate(parts):
            yield [*parts[:index], [first, *part], *parts[index + 1 :]]


def _cycles(problem: Problem, members: list[Placement]) -> Iterator[Cycle]:
    booth, names = problem.booths[members[0].bay or ""], tuple(p.operation for p in members)
    for programme in booth.programmes.values():
        for crews in product(*(product(problem.technicians, repeat=len(p.crew)) for p in programme.phases)):
            yield replace(cycle_at(booth, programme, members[0].start, names, crews), end=members[0].end)
