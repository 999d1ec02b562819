"""Large neighbourhood search (Shaw, 1998): free a little of the best plan, plan it exactly, keep what is better.

What kinds of neighbourhoods are tried is decided by what they have gained, how large they are by whether CP-SAT comes
to an end.
"""

from __future__ import annotations

from collections.abc import Set
from random import Random

from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.neighbourhoods import around, batches, blockers, related, windows
from solver.neighbourhoods.depth import Depth
from solver.neighbourhoods.earnings import FIRST_SIZE, Kind, chosen, fleets, whole
from solver.neighbourhoods.goals import FLEET, PROMISED
from solver.neighbourhoods.neighbourhood import Neighbourhood, Result
from solver.neighbourhoods.traces import Traces
from solver.pace import Pace

ORDERS = (
    around.a_time,
    around.a_skill,
    around.a_bay_kind,
    blockers.of_it,
    batches.next_to_it,
    related.related,
    related.scattered,
)
"""Kinds that free whole orders."""
WORK = 0.2
"""CP-SAT's deterministic seconds for one neighbourhood: a second or two."""
FLEET_WORK, FLEET_SIZE = 0.05, 30.0
"""The same, and operations to begin with, where cars belong to fleets: the more ways there are to do work, the less of
it can be free at once."""
CHANCES = 2
"""Orders that are left out and get a chance in a neighbourhood, at most."""
TELLING = 0.0002
"""Deterministic seconds that it takes to tell CP-SAT one operation."""


class Search:
    """Improves an incumbent; several, with different seeds, may do so side by side."""

    def __init__(self, compiled: Compiled, best: Incumbent, seed: int) -> None:
        self.compiled = compiled
        self.best = best
        self.random = Random(seed)
        has_fleets = any(order.fleet is not None for order in compiled.problem.orders.values())
        self.work, size = (FLEET_WORK, FLEET_SIZE) if has_fleets else (WORK, FIRST_SIZE)
        self.whole = [Kind(wanted, size) for wanted in map(whole, ORDERS)]
        self.fleets = [Kind(wanted, size) for wanted in map(fleets, ORDERS)] if has_fleets else []
        self.parts = [Kind(windows.at_a_time), Kind(windows.Rolling())]
        self.depth = Depth(best)
        self.traces = Traces(compiled, best.plan)

    def run(self, pace: Pace) -> None:
        """Until it is over, or everything was free at once and nothing was gained."""
        while self.traces.steps and not pace.is_over() and not self.depth.is_over:
            if self.traces.plan is not self.best.plan:
                self.traces = Traces(self.compiled, self.best.plan)
            tiers = self.compiled.problem.tiers[: self.depth.last + 1]
            goals = {term.goal for tier in tiers for term in tier.terms}
            kind = chosen(self._usable(goals), self.random)
            free = self._free(kind, goals)
            near = Neighbourhood(self.compiled, self.traces.plan, free, tiers, pace.is_over)
            work = min(self.work, pace.left) if pace.counted else self.work
            self._settle(kind, free, near.best(work, self.random.randrange(2**31), pace.is_over), pace)

    def _usable(self, goals: Set[str]) -> list[Kind]:
        """Parts of orders may be free only where nothing that counts looks at the whole of them, or of their fleets."""
        if goals <= PROMISED:
            return [*self.whole, *self.parts]
        return self.whole if goals.isdisjoint(FLEET) else [*self.whole, *self.fleets]

    def _free(self, kind: Kind, goals: Set[str]) -> frozenset[str]:
        """What the kind wants most around an order, and by chance some that are left out, as much as it can be."""
        traces = self.traces
        gaining = traces.broken if goals <= PROMISED else ()
        seed = self.random.choice(gaining or list(traces.steps))
        chances = self.random.sample(traces.absent, min(len(traces.absent), self.random.randint(0, CHANCES)))
        free = set[str]()
        for block in (*(traces.blocks[order] for order in chances), *kind.wanted(traces, seed, self.random)):
            free.update(block)
            if len(free) >= kind.size:
                break
        return frozenset(free)

    def _settle(self, kind: Kind, free: frozenset[str], result: Result, pace: Pace) -> None:
        """Tell everybody what came of it."""
        if result.plan is not None:
            self.best.offer(result.plan, "neighbourhoods")
        work = result.work + TELLING * len(free)
        kind.earn(self._gain(result), work)
        kind.resize(result.work / self.work if result.is_proved else None)
        if result.is_proved and len(free) == sum(map(len, self.traces.steps.values())):
            self.depth.finish()
        else:
            self.depth.tried(gained=result.plan is not None)
        pace.count(work)

    def _gain(self, result: Result) -> float:
        """Share of the first tier that has changed."""
        values = zip(result.gains, self.best.values, strict=False)
        return next((gain / max(1, gain, value) for gain, value in values if gain), 0.0)
