"""The searching worker: mends a known plan, climbs among order lists, frees a few orders at a time, in turns."""

from __future__ import annotations

import time
from collections.abc import Sequence
from threading import Event

from scheduler.plan import Plan
from scheduler.profiles import Tier
from solver.incumbent import Incumbent
from solver.kernel.kernel import Kernel, Search
from solver.kernel.layout import GOALS
from solver.neighbourhoods.drift import Drift
from solver.neighbourhoods.search import Search as Neighbourhoods
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.improve import improve
from solver.search.priorities import sequences
from solver.search.repair import repair
from solver.search.squeak import squeak
from solver.shop.search import search as anneal
from solver.shop.tables import shop_of

MENDING = 0.5
"""Share of the search for mending a published plan that breaks a promise; lists may keep it, at the price of calm."""
LISTS, LISTS_A_SECOND = 0.5, 10
"""Share of the time for lists in Python where the compiled search can move fewer than half of the orders; how many of
them count as a second."""
SLICE = 0.02
"""Seconds between two looks at the clock while climbing."""
MOVES = 200
"""Moves of the first slice, and of every slice that is counted."""
MOVES_A_SECOND = 10_000
"""What counts as a second of climbing."""
PATIENCE = 0.004
"""Seconds per operation of the first turn of neighbourhoods with held work."""
CLIMBING, DRIFTING = 6.0, 6.0
"""A turn of climbing may be so many times as long, one of neighbourhoods in which times float is."""
GROWTH = 1.5
"""Every turn is so many times as long as the one before."""


class Seeker:
    """Offers better and better plans to an incumbent; ``has_begun`` once it climbs, in compiled code."""

    def __init__(self, construct: Construct, best: Incumbent, seed: int) -> None:
        self.construct = construct
        self.best = best
        self.seed = seed
        self._moves = MOVES
        self._kernel: Kernel | None = None
        self.has_begun = Event()

    def run(self, pace: Pace) -> None:
        """Search until it is over or everything has been tried."""
        if not self.construct.problem.planned:
            return
        self._mend(pace)
        shop = shop_of(self.construct.compiled)
        if shop is not None or _goals(self.construct.problem.tiers[:1]) == {"left_out"}:
            self._plan_all(pace)
        if shop is not None:
            anneal(shop, self.best, pace, self.seed)
        self._search(pace)

    def _plan_all(self, pace: Pace) -> None:
        """What is left out comes first, until nothing is."""
        squeak(
            self.construct,
            next(sequences(self.construct.problem)),
            lambda plan: self.best.offer(plan, "construct"),
            pace.is_over,
        )

    def _search(self, pace: Pace) -> None:
        climb, patience = self._begin(pace), PATIENCE * len(self.construct.problem.planned)
        self.has_begun.set()
        neighbourhoods = Neighbourhoods(self.construct.compiled, self.best, self.seed)
        drift = Drift(self.construct.compiled, self.best, self.seed)
        while not pace.is_over() and not neighbourhoods.depth.is_over:
            if climb is not None:
                self._climb(climb, pace.next(CLIMBING * patience))
            drift.run(pace.next(DRIFTING * patience))
            neighbourhoods.run(pace.next(patience))
            patience *= GROWTH

    def _mend(self, pace: Pace) -> None:
        """What is published is mended before anything is searched anew."""
        published = self.construct.published()
        if published is None:
            return
        self.best.offer(published, "published")
        mending = pace.until(MENDING if self.best.values[0] else 1.0)
        repair(self.construct, published, lambda plan: self.best.offer(plan, "repair"), mending.is_over, self.seed)

    def _begin(self, pace: Pace) -> Search | None:
        """From a known plan, else from the best of the priority rules; None where nothing can be moved, or in vain."""
        if not _goals(self.construct.problem.tiers[:2]).issubset(GOALS):
            return None
        if self.best.phase != "construct":
            return self._from_plan()
        winner, *others = sequences(self.construct.problem)
        for orders in others:
            if pace.is_over():
                return None
            if self.best.offer(self.construct.plan(orders), "construct"):
                winner = orders
        kernel = self._kernel_now()
        if 2 * len(kernel.movable) < len(self.construct.problem.orders):
            self._improve(winner, pace.until(LISTS))
            return self._from_plan()
        return kernel.begin(winner, self.seed) if kernel.movable else None

    def _improve(self, orders: Sequence[str], pace: Pace) -> None:
        """Lists as plain Python seats them: slowly, but with booths, loaners and what is carried over.

        Until nothing is broken in the first tier; the next is better served by neighbourhoods.
        """

        def found(plan: Plan) -> bool:
            return self.best.offer(plan, "improve")

        def is_over() -> bool:
            pace.count(pace.second / LISTS_A_SECOND)
            return pace.is_over() or not self.best.values[0]

        improve(self.construct, orders, found, is_over, self.seed)

    def _from_plan(self) -> Search | None:
        """From the best plan."""
        kernel = self._kernel_now()
        return kernel.begin_from(self.best.plan, self.seed) if kernel.movable else None

    def _kernel_now(self) -> Kernel:
        """What it cannot move is where the best plan has it."""
        if self._kernel is None or len(self._kernel.movable) < len(self.construct.problem.orders):
            self._kernel = Kernel(self.construct.compiled, self.best.plan)
        return self._kernel

    def _climb(self, search: Search, pace: Pace) -> None:
        """Until a whole cycle of it has gained nothing: most is gained at the end of one."""
        since = search.tried
        while not pace.is_over() and search.tried - since <= search.cycle:
            began = time.monotonic()
            if search.run(self._moves) and self._offer(search):
                since = search.tried
            self._pass(pace, time.monotonic() - began)

    def _offer(self, search: Search) -> bool:
        """Whether the best list's plan is the best of all."""
        return self.best.offer(search.plan(), "climb")

    def _pass(self, pace: Pace, took: float) -> None:
        """As many moves in the next slice as there is time for in one."""
        pace.count(self._moves / MOVES_A_SECOND * pace.second)
        if not pace.counted:
            self._moves = max(1, min(2 * self._moves, int(self._moves * SLICE / max(took, 1e-4))))


def _goals(tiers: Sequence[Tier]) -> set[str]:
    return {term.goal for tier in tiers for term in tier.terms}
