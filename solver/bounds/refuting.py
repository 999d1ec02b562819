"""Asks CP-SAT whether some orders can be ready in time together, and shrinks a set that cannot."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from solver.incumbent import Incumbent
from solver.model.decode import Value
from solver.model.running import run
from solver.pace import Pace
from solver.pooled.build import build
from solver.pooled.seating import seated
from solver.pooled.ways import People
from solver.search.construct import Construct

SHRINKING = 2.0
"""Seconds for each attempt to refute a smaller set."""


class Verdict(Enum):
    """What CP-SAT says of a set of orders with deadlines."""

    REFUTED = auto()
    POSSIBLE = auto()
    OPEN = auto()


class Refuting:
    """Plans that come up on the way are offered."""

    def __init__(self, construct: Construct, best: Incumbent, workers: int, seed: int) -> None:
        self._construct = construct
        self._best = best
        self._workers = workers
        self._seed = seed

    def ask(self, deadlines: Mapping[str, int], pace: Pace) -> tuple[Verdict, frozenset[str]]:
        """Whether all can be ready by their deadlines (ticks); a refuted set, as small as could be made."""
        people: People = frozenset()
        while True:
            verdict, wanted = self._tried(deadlines, pace, people)
            if verdict is Verdict.REFUTED:
                return verdict, self._shrunk(deadlines, pace, people)
            if verdict is Verdict.OPEN or wanted <= people or self._is_proved:
                return verdict, frozenset()
            people |= wanted

    @property
    def _is_proved(self) -> bool:
        return self._best.bounds[0] == self._best.values[0]

    def _tried(self, deadlines: Mapping[str, int], pace: Pace, people: People) -> tuple[Verdict, People]:
        """One question with these people named; who was short where the answer found nobody."""
        model = build(self._construct.compiled, (), pace.is_over, deadlines, people)
        if model is None:
            return Verdict.OPEN, people
        wanted: People = frozenset()

        def offer(value: Value) -> None:
            nonlocal wanted
            found = seated(model.x, value, self._seed)
            wanted = found.wanted
            if (plan := self._construct.adapted(found.plan)) is not None:
                self._best.offer(plan, "prove")

        status = run(model.cp, pace, self._workers, self._seed, offer, lambda bound: None)
        verdict = {"INFEASIBLE": Verdict.REFUTED, "OPTIMAL": Verdict.POSSIBLE, "FEASIBLE": Verdict.POSSIBLE}
        return verdict.get(status, Verdict.OPEN), wanted

    def _shrunk(self, deadlines: Mapping[str, int], pace: Pace, people: People) -> frozenset[str]:
        """Leave out orders, by halves, quarters and so on, as long as the rest is still refuted."""
        kept = list(deadlines)
        size = len(kept) // 2
        while size and not pace.is_over():
            for start in range(0, len(kept), size):
                fewer = kept[:start] + kept[start + size :]
                if fewer and self._is_refuted({o: deadlines[o] for o in fewer}, pace, people):
                    kept = fewer
                    break
            else:
                size //= 2
        return frozenset(kept)

    def _is_refuted(self, deadlines: Mapping[str, int], pace: Pace, people: People) -> bool:
        short = pace.until(min(1.0, SHRINKING / pace.left)) if pace.left else pace
        return self._tried(deadlines, short, people)[0] is Verdict.REFUTED
