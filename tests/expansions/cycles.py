"""Which painted operations share a booth cycle, what it runs, who works in it: everything that can be written down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from scheduler.cycles import cycle_at
from scheduler.plan import Cycle, Placement, Plan
from scheduler.problem import Problem


def cycles(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """The plan with every grouping of what is painted in a booth at the same time, every programme, every crew."""
    together: dict[tuple[str, int, int], list[str]] = {}
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if operation.paint is not None and placement is not None:
            key = (placement.bay or "", placement.start, placement.end)
            together.setdefault(key, []).append(operation.id)
    for grouping in product(*(list(_partitions(members)) for members in together.values())):
        sets = [(key, members) for key, parts in zip(together, grouping, strict=True) for members in parts]
        for chosen in product(*(list(_cycles(problem, *key, tuple(members))) for key, members in sets)):
            yield replace(plan, cycles=(*problem.fact_cycles, *chosen))


def in_booths(problem: Problem, operation: str) -> Iterator[Placement]:
    """A placement of a painted operation in every booth at every time."""
    for booth in problem.booths:
        for start in range(problem.horizon):
            for end in range(start + 1, problem.horizon + 1):
                yield Placement(operation, start, end, bay=booth, segments=((start, end),))


def _partitions(members: Sequence[str]) -> Iterator[list[list[str]]]:
    if not members:
        yield []
        return
    first, *rest = members
    for parts in _partitions(rest):
        yield [[first], *parts]
        for index, part in enumerate(parts):
            yield [*parts[:index], [first, *part], *parts[index + 1 :]]


def _cycles(problem: Problem, booth: str, start: int, end: int, members: tuple[str, ...]) -> Iterator[Cycle]:
    for programme in problem.booths[booth].programmes.values():
        for crews in product(*(product(problem.technicians, repeat=len(p.crew)) for p in programme.phases)):
            yield replace(cycle_at(problem.booths[booth], programme, start, members, crews), end=end)
