"""Which equipment units an operation can hold: so many of each pool, a unit of several pools counts in each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, combinations, product

from scheduler.orders import Operation
from scheduler.problem import Problem


def unit_sets(
    problem: Problem, operation: Operation, busy: Collection[str], liked: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """Every set of units that will do and of which none is busy; those with the liked units first."""
    pools = [(problem.pools[pool].units, count) for pool, count in operation.equipment]
    free = [sorted((u for u in units if u not in busy), key=lambda u: u not in liked) for units, _ in pools]
    wanted = (combinations(units, count) for units, (_, count) in zip(free, pools, strict=True))
    for chosen in product(*wanted):
        held = tuple(dict.fromkeys(chain(*chosen)))
        if all(len(set(held).intersection(units)) == count for units, count in pools):
            yield held
