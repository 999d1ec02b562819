"""Who and what all the work together uses, by stretch of the grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Protocol

from solver.bounds.capacity import Capacity
from solver.bounds.program import Program

FAMILIES = 64
"""Most sets of bays that are counted together."""


class Stint(Protocol):
    """What :class:`solver.bounds.work.Stint` says."""

    @property
    def variable(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def people(self) -> int: ...


class Usage:
    """Terms by holder (interchangeable people, units, booths; bays that suit) and number of the stretch."""

    def __init__(self, capacity: Capacity, grid: int) -> None:
        self._capacity = capacity
        self._grid = grid
        self._held: dict[tuple[tuple[str, ...], int], dict[int, float]] = defaultdict(dict)
        self._standing: dict[frozenset[str], dict[int, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
        self._cars: dict[tuple[frozenset[str], int], set[str]] = defaultdict(set)

    def add(self, holders: Sequence[str], stint: Stint, factor: float = 1.0) -> None:
        """A stint takes so many of the holders."""
        self._held[tuple(holders), stint.start // self._grid][stint.variable] = factor

    def stand(self, bays: frozenset[str], order: str, stint: Stint) -> None:
        """A car stands in one of the bays throughout a stint."""
        number = stint.start // self._grid
        self._standing[bays][number][stint.variable] = 1 / stint.people
        self._cars[bays, number].add(order)

    def limit(self, program: Program) -> None:
        """Nobody and nothing is used more than there is of it."""
        for (holders, number), terms in self._held.items():
            program.at_most(self._ticks(holders, number), terms)
        for bays in families(self._standing):
            parts = [part for part in self._standing if part <= bays]
            for number in {n for part in parts for n in self._standing[part]}:
                there = self._ticks(tuple(bays), number)
                cars = set[str]().union(*(self._cars.get((part, number), ()) for part in parts))
                if len(cars) * self._grid > there:
                    terms = {v: f for part in parts for v, f in self._standing[part].get(number, {}).items()}
                    program.at_most(there, terms)

    def _ticks(self, holders: Sequence[str], number: int) -> int:
        return self._capacity.ticks(holders, number * self._grid, (number + 1) * self._grid)


def families(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets of bays that suit something, and unions of those that share some (Hall, 1935)."""
    suiting = list(dict.fromkeys(sets))
    found = dict.fromkeys(suiting)
    for _ in range(2):
        for bays in suiting:
            unions = [other | bays for other in found if other & bays]
            found |= dict.fromkeys(unions[: max(0, FAMILIES - len(found))])
    return list(found)
