"""The searching worker: mends a known plan, tries every priority rule, then searches around the best list."""

from __future__ import annotations

from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.improve import improve
from solver.search.priorities import sequences
from solver.search.repair import repair

MENDING = 0.5
"""Share of the search for mending a published plan that breaks a promise; lists may keep it, at the price of calm."""


class Seeker:
    """Offers better and better plans to an incumbent."""

    def __init__(self, construct: Construct, best: Incumbent, seed: int) -> None:
        self.construct = construct
        self.best = best
        self.seed = seed

    def run(self, pace: Pace) -> None:
        """Search until it is over or nothing is gained any more."""
        published = self.construct.published()
        if published is not None:
            self.best.offer(published, "published")
            mending = pace.until(MENDING if self.best.values[0] else 1.0)
            repair(self.construct, published, lambda plan: self.best.offer(plan, "repair"), mending.is_over, self.seed)
        if published is None or self.best.values[0]:
            self._improve(pace)

    def _improve(self, pace: Pace) -> None:
        """Try every priority rule, then search around the best one's list."""
        winner, *others = sequences(self.construct.problem)
        for orders in others:
            if pace.is_over():
                return
            if self.best.offer(self.construct.plan(orders), "construct"):
                winner = orders
        improve(self.construct, winner, lambda plan: self.best.offer(plan, "improve"), pace.is_over, self.seed)
