r"""Raises the prices of what is short until the cheapest schedules bound every plan (Lagrangian relaxation).

Each order has its cheapest schedule by itself, whole operations by one crew, in the sequence that links ask for;
people, bays and equipment may then be used by too many at a time, and tiers before may be above their limits. Whatever
prices :math:`\lambda \ge 0` that use has, of uses u beyond capacities c, no plan is worth less than (Hoitomt, Luh and
Pattipati, 1993)

.. math:: L(\lambda) = \sum_{\text{orders}} \min_{\text{schedules}} (\text{cost} + \lambda u) - \lambda c

Prices follow the subgradient :math:`u - c` with steps of Polyak (1969) towards the best plan's value, ever shorter.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf

import numpy as np

from scheduler.profiles import Term
from solver.bounds.schedules.cheapest import Costs, cheapest
from solver.bounds.schedules.prices import PRICES, Prices, prices
from solver.bounds.schedules.tables import Tables, TooLarge
from solver.bounds.solving import whole
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.jit import COMPILED
from solver.pace import Pace

ROUNDS = 2000
SHORTER = 0.998
"""Of each step's length the next has so much."""
START_SECONDS = 2e-8
"""What it takes to look at one start, where work is counted."""


class _Over(Exception):
    """Raised in the middle of writing tables."""


def tables_of(compiled: Compiled, is_over: Callable[[], bool]) -> Tables | None:
    """None: the problem is too large, it is over, or nothing is compiled, so that it would take minutes."""

    def watch() -> None:
        if is_over():
            raise _Over

    try:
        return Tables(compiled, watch) if COMPILED else None
    except (_Over, TooLarge):
        return None


def raise_bound(compiled: Compiled, index: int, best: Incumbent, pace: Pace) -> None:
    """Raise the bound of a tier, given what the tiers before are worth by now."""
    tiers = compiled.problem.tiers
    if not PRICES.keys() & {term.goal for term in tiers[index].terms}:
        return
    tables = tables_of(compiled, pace.is_over)
    if tables is None:
        return
    before = zip(best.values[:index], tiers, strict=False)
    limits = [value + tier.tolerance for value, tier in before]

    def is_over() -> bool:
        return pace.is_over() or best.bounds[index] == best.values[index]

    def tell(bound: int) -> None:
        best.raise_bound(index, bound)

    terms = [tier.terms for tier in tiers[: index + 1]]
    bound(tables, terms, limits, best.values[index], pace, is_over, tell)


def bound(
    tables: Tables,
    terms: Sequence[Sequence[Term]],
    limits: Sequence[float],
    value: float,
    pace: Pace,
    is_over: Callable[[], bool],
    tell: Callable[[int], object] = lambda bound: None,
    rounds: int = ROUNDS,
) -> int | None:
    """No plan is below this in the last of the tiers while those before keep to their limits; ``value``: of a plan."""
    relaxed = _Relaxed(tables, [prices(tables, some) for some in terms], limits)
    step, best, known = 1.0, -inf, None
    for _ in range(rounds):
        if is_over():
            break
        least = relaxed.cheapest()
        pace.count(START_SECONDS * tables.size * pace.second)
        if least > best:
            best = least
            if (found := whole(best)) is not None and (known is None or found > known):
                known = found
                tell(known)
        if not relaxed.step(step * max(value - least, 1e-2)):
            break
        step *= SHORTER
    return known


class _Relaxed:
    """Prices of use and of the tiers before, and the schedules that are cheapest by them."""

    def __init__(self, tables: Tables, tiers: Sequence[Prices], limits: Sequence[float]) -> None:
        self._arrays, self._tiers = tables.arrays, tiers
        self._factors, self._masks = tables.uses.factors, tables.uses.masks
        self._capacity = tables.uses.capacity
        self._there = self._capacity > 0
        self._limits = np.array(limits, float) - [tier.constant for tier in tiers[:-1]]
        self._uses = np.zeros_like(self._capacity)
        self._before = np.zeros(len(limits))
        rows, horizon = self._masks.shape
        self._spent = np.zeros((rows, horizon + 1))
        self._changes = np.zeros((rows, horizon + 1), np.int64)
        self._ready = np.zeros(len(tiers[-1].left_out), np.int64)

    def cheapest(self) -> float:
        """What all orders cost at the least, without what the capacities are worth."""
        np.cumsum((self._factors @ self._uses) * self._masks, axis=1, out=self._spent[:, 1:])
        *before, last = self._tiers
        ready = last.ready + sum(p * tier.ready for p, tier in zip(self._before, before, strict=True))
        left_out = last.left_out + sum(p * tier.left_out for p, tier in zip(self._before, before, strict=True))
        cost = cheapest(*self._arrays, self._spent, ready, left_out, self._changes, self._ready)
        return float(last.constant + cost - (self._uses * self._capacity).sum() - self._before @ self._limits)

    def step(self, length: float) -> bool:
        """Raise the prices of what the schedules use too much, lower the others; False: nothing changes."""
        used = np.cumsum(self._changes[:, :-1], axis=1) * self._masks
        beyond = self._factors.T @ used - self._capacity
        beyond[(beyond < 0) & (self._uses <= 0) | ~self._there] = 0
        over = np.array([self._worth(tier) for tier in self._tiers[:-1]]) - self._limits
        over[(over < 0) & (self._before <= 0)] = 0
        norm = float((beyond * beyond).sum() + (over * over).sum())
        if not norm:
            return False
        self._uses = np.maximum(0, self._uses + length / norm * beyond)
        self._before = np.maximum(0, self._before + length / norm * over)
        return True

    def _worth(self, tier: Prices) -> float:
        """A tier's value by the schedules, but for its constant."""
        costs: Costs = np.where(self._ready < 0, tier.left_out, tier.ready[np.arange(len(self._ready)), self._ready])
        return float(costs.sum())
