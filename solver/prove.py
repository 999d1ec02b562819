"""The proving worker: bounds from programs of work, plans that meet them, CP-SAT on the exact model, tier by tier."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from solver.bounds import apart, tiers
from solver.bounds.makespan import makespan_bound
from solver.bounds.promises import Promises
from solver.bounds.schedules import bounding as schedules
from solver.incumbent import Incumbent
from solver.model import crowds
from solver.model.build import Model, build
from solver.model.decode import plan_of
from solver.model.running import run
from solver.neighbourhoods.drift import Drift
from solver.pace import Pace
from solver.search.construct import Construct

SHARE = 0.7
"""Share of the remaining time that a tier may use; the last may use it all."""
QUICK, DRIFTING, BOUNDING, HALF = 0.2, 0.5, 0.5, 0.5
"""Shares of what is left of a tier's time: for one program of work (of the first tier by its fractions, as the whole
program comes with the promises), for better plans, which often are the proof, for further bounds, and of these for
promises; the exact model has the rest."""
SMALL, EXACT = 150, 0.6
"""Operations up to which the exact model is tried before any program of work, and its share of a tier's time."""
SMALL_SHOP, GLANCE = 100, 0.2
"""The same where the makespan counts, whose own bound is often the better one."""
WORTHWHILE = 0.5
"""Seconds below which a search for a bound is not begun."""
MODEL_SECONDS = 0.002
"""Seconds that it takes to tell CP-SAT one operation; so long a model has to be worked on at least."""
WHOLE = {"promises", "left_out"}
"""Goals that are worth something where an order is left out."""


class Prover:
    """Raises the bounds of an incumbent, and improves it where CP-SAT finds better plans."""

    def __init__(self, construct: Construct, best: Incumbent, seed: int) -> None:
        self.construct = construct
        self.compiled = construct.compiled
        self.problem = construct.problem
        self.best = best
        self.seed = seed
        self.drift = Drift(construct.compiled, best, seed)

    def run(self, pace: Pace) -> None:
        """Tier by tier, until all are proved or it is over."""
        last = len(self.problem.tiers) - 1
        for index in range(last + 1):
            if pace.is_over():
                return
            self._prove(index, pace.until(1.0 if index == last else SHARE, partial(self._is_proved, index)))
            self.best.settle()

    def _prove(self, index: int, pace: Pace) -> None:
        """Small models are proved sooner than a program of work is told."""
        most, share = (SMALL_SHOP, GLANCE) if self._is_makespan(index) else (SMALL, EXACT)
        if len(self.problem.planned) <= most:
            self._solve(index, pace.until(share))
        if not pace.is_over():
            self._bound(index, pace)
            self._solve(index, pace)

    def _is_proved(self, index: int) -> bool:
        """Its bound meets its value; goals are never negative."""
        if self.best.values[index] == 0:
            self.best.raise_bound(index, 0)
        return self.best.bounds[index] == self.best.values[index]

    def _is_makespan(self, index: int) -> bool:
        return [term.goal for term in self.problem.tiers[index].terms] == ["makespan"]

    def _bound(self, index: int, pace: Pace) -> None:
        """What programs of work tell of a tier, and plans that meet it."""
        if self._is_makespan(index):
            self._bound_makespan(index, pace.until(BOUNDING))
            return
        if index:
            apart.raise_bound(self.compiled, index, self.best, pace.until(QUICK), self.seed)
        tiers.raise_bound(self.compiled, index, self.best, pace.until(QUICK), self.seed, relaxed=index == 0)
        self.drift.run(pace.until(DRIFTING))
        further = pace.until(BOUNDING)
        if index == 0:
            Promises(self.construct).run(self.best, further.until(HALF), 1, self.seed)
        schedules.raise_bound(self.compiled, index, self.best, further)

    def _bound_makespan(self, index: int, pace: Pace) -> None:
        """Where an earlier tier is worth 0 only if nothing is left out."""
        earlier = zip(self.problem.tiers[:index], self.best.values, strict=False)
        weight = self.problem.tiers[index].terms[0].weight
        if any(not value and WHOLE & {term.goal for term in tier.terms} for tier, value in earlier):
            makespan_bound(self.compiled, pace.is_over, lambda bound: self.best.raise_bound(index, weight * bound))

    def _solve(self, index: int, pace: Pace) -> None:
        """The exact model, unless telling it takes longer than would be left for it."""
        telling = MODEL_SECONDS * len(self.problem.planned)
        if pace.is_over() or (not pace.counted and pace.left < max(WORTHWHILE, 2 * telling)):
            return
        model = self._model(index, pace.is_over)
        if model is None:
            return
        model.cp.minimize(model.tiers[index])
        model.cp.add(model.tiers[index] >= (self.best.bounds[index] or 0))
        model.x.hint(self.best.plan)
        run(
            model.cp,
            pace,
            1,
            self.seed,
            lambda value: self.best.offer(plan_of(model.x, value), "prove"),
            lambda bound: self.best.raise_bound(index, bound),
        )

    def _model(self, index: int, is_over: Callable[[], bool]) -> Model | None:
        """It knows no later tier, so it is as small as can be; earlier tiers keep to their limits."""
        model = build(self.compiled, self.problem.tiers[: index + 1], is_over)
        if model is not None:
            crowds.add(model.x)
            for expression, limit in zip(model.tiers[:index], self.best.limits, strict=True):
                model.cp.add(expression <= limit)
        return model
