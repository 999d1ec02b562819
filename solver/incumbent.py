"""The best plan so far, judged, with the bounds so far; everything better is reported."""

from __future__ import annotations

import threading
from collections.abc import Callable

from scheduler.judge import judge
from scheduler.plan import Judgement, Plan
from scheduler.ports import Outcome, Progress
from scheduler.problem import Problem
from solver.pace import Pace


class InvalidPlan(AssertionError):
    """A search offered a plan that breaks a rule: a defect of the search, never to be shown."""


class Incumbent:
    """Keeps the best judged plan; thread-safe, for searches report from their own threads."""

    def __init__(self, problem: Problem, plan: Plan, report: Callable[[Progress], None], pace: Pace) -> None:
        self.problem = problem
        self.bounds: list[int | None] = [None] * len(problem.tiers)
        self._limits: list[int] = []
        self._refuted: set[int] = set()
        self._report = report
        self._pace = pace
        self._lock = threading.Lock()
        self._is_closed = False
        self.phase = "construct"
        self.plan, self.judgement = plan, self._judged(plan)
        self.first_seconds = pace.seconds
        self._tell("construct")

    @property
    def values(self) -> tuple[int, ...]:
        """Score by tier."""
        return self.judgement.score.values

    def offer(self, plan: Plan, phase: str) -> bool:
        """Keep the plan, and say so, if its score is better.

        Raises
        ------
        InvalidPlan
            The plan breaks a rule.
        """
        judgement = self._judged(plan)
        with self._lock:
            better = self._rank(judgement.score.values) < self._rank(self.values) and not self._is_closed
            if better:
                self.plan, self.judgement, self.phase = plan, judgement, phase
                self._refute()
                self._tell(phase)
        return better

    @property
    def is_proved(self) -> bool:
        """Nothing better exists in any tier."""
        return all(b is not None and v <= b for v, b in zip(self.values, self.bounds, strict=True))

    def close(self) -> None:
        """The answer is given: whoever is still at work comes too late."""
        with self._lock:
            self._is_closed = True

    def settle(self) -> None:
        """The next tier is done: later ones may give up its tolerance, and no more."""
        index = len(self._limits)
        self._limits.append(self.values[index] + self.problem.tiers[index].tolerance)

    @property
    def limits(self) -> tuple[int, ...]:
        """Most that the settled tiers may be worth."""
        return tuple(self._limits)

    def _rank(self, values: tuple[int, ...]) -> tuple[int, ...]:
        """Tiers in order; within its tolerance a settled tier does not count."""
        tolerant = zip(values, self._limits, self.problem.tiers, strict=False)
        settled = tuple(max(value, limit) if tier.tolerance else value for value, limit, tier in tolerant)
        return settled + values[len(settled) :]

    def raise_bound(self, tier: int, bound: int) -> None:
        """No plan is below ``bound`` in this tier, given the values of the tiers before; goals are never negative.

        A bound above a known plan proves only that the model is too strict: the tier has none from then on.
        """
        bound = max(0, bound)
        with self._lock:
            known = self.bounds[tier]
            if not self._is_closed and tier not in self._refuted and (known is None or bound > known):
                self.bounds[tier] = bound
                self._refute()
                self._tell("prove")

    def _refute(self) -> None:
        for tier, bound in enumerate(self.bounds):
            if bound is not None and bound > self.values[tier]:
                self._refuted.add(tier)
                self.bounds[tier] = None

    def outcome(self) -> Outcome:
        """What was reached."""
        return Outcome(self.plan, self.judgement, tuple(self.bounds), self._pace.seconds, self.first_seconds)

    def _judged(self, plan: Plan) -> Judgement:
        judgement = judge(self.problem, plan)
        if judgement.violations:
            raise InvalidPlan("; ".join(v.message for v in judgement.violations[:3]))
        return judgement

    def _tell(self, phase: str) -> None:
        self._report(Progress(self._pace.seconds, phase, self.plan, self.judgement, tuple(self.bounds)))
