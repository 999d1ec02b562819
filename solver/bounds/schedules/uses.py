"""What schedules use: people of each class, sets of bays, pools of units; how much there is of each at every tick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from solver.bounds.capacity import Capacity
from solver.bounds.demand import Demands
from solver.bounds.schedules.cheapest import Costs
from solver.bounds.usage import families
from solver.compiled import Compiled


class Uses:
    """Rows of use: so much of some resources at the ticks of a mask; row 0 uses nothing.

    ``class_of``: technicians of a class are as fast as each other in all that they can do, and there at the same ticks.
    ``capacity`` by resource and tick.
    """

    def __init__(self, compiled: Compiled, bays: Iterable[frozenset[str]]) -> None:
        self._free = Capacity(compiled.problem).free
        self._horizon = compiled.problem.horizon
        self._holders: list[tuple[str, ...]] = []
        self._rows: dict[tuple[tuple[tuple[int, int], ...], int], int] = {((), 0): 0}
        self.class_of = self._classes(compiled)
        self._bays = {family: self._resource(sorted(family)) for family in families(bays)}
        self._pools = {pool.id: self._resource(pool.units) for pool in compiled.problem.pools.values()}

    def size(self, some: int) -> int:
        """People of a class."""
        return len(self._holders[some])

    def person(self, some: int, working: int) -> int:
        """The row of one person of a class who works at these ticks."""
        return self._row([(some, 1)], working)

    def stand(self, bays: frozenset[str]) -> int:
        """The row of a car in one of these bays; where there are none, it needs none."""
        return self._row([(resource, 1) for family, resource in self._bays.items() if bays and bays <= family], -1)

    def gear(self, equipment: Sequence[tuple[str, int]]) -> int:
        """The row of so many units of some pools."""
        return self._row([(self._pools[pool], units) for pool, units in equipment], -1)

    @property
    def capacity(self) -> Costs:
        """How many of its holders are free, by resource and tick."""
        there = [sum(self._bits(self._free[key]) for key in holders) for holders in self._holders]
        return np.array(there, float).reshape(len(self._holders), self._horizon)

    @property
    def factors(self) -> Costs:
        """By row and resource."""
        found = np.zeros((len(self._rows), len(self._holders)))
        for (uses, _), row in self._rows.items():
            for resource, count in uses:
                found[row, resource] = count
        return found

    @property
    def masks(self) -> Costs:
        """1 at the ticks at which a row uses anything."""
        return np.array([self._bits(mask) for _, mask in self._rows], float)

    def _classes(self, compiled: Compiled) -> Mapping[str, int]:
        alike: dict[object, list[str]] = defaultdict(list)
        for number, group in enumerate(Demands(compiled).groups):
            for technician in group:
                presence = compiled.problem.technicians[technician].presence
                alike[number, presence, self._free[technician]].append(technician)
        return {t: some for members in alike.values() for some in [self._resource(members)] for t in members}

    def _resource(self, holders: Sequence[str]) -> int:
        self._holders.append(tuple(holders))
        return len(self._holders) - 1

    def _row(self, uses: Sequence[tuple[int, int]], mask: int) -> int:
        return self._rows.setdefault((tuple(uses), mask if uses else 0), len(self._rows))

    def _bits(self, ticks: int) -> npt.NDArray[np.int64]:
        return np.array([ticks >> tick & 1 for tick in range(self._horizon)], np.int64)
