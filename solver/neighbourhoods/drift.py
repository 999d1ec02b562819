"""Which work is freed while all times float, of what tier, and how much of it: by what it has earned."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.neighbourhoods.earnings import Kind, chosen
from solver.neighbourhoods.floating import Floating
from solver.neighbourhoods.traces import Traces
from solver.pace import Pace

WORK = 0.1
"""CP-SAT's deterministic seconds for one neighbourhood: a second or two."""
TELLING, LEAST = 0.00003, 100
"""Deterministic seconds that it takes to copy the model of one operation, and to simplify it; of so many at least."""
SHARE = 0.5
"""Share of the operations that are free to begin with."""
CHANCES, RISKS = 2, 1
"""Orders that are left out and get a chance, and planned ones that may be left out for them, at most."""
MOST = 1500
"""Operations up to which the whole is told as one model."""

Picked = Callable[[Traces, int, Random], list[str]]
"""So many operations of a plan."""


class Drift:
    """Improves an incumbent; several, with different seeds, may do so side by side."""

    def __init__(self, compiled: Compiled, best: Incumbent, seed: int) -> None:
        self.compiled = compiled
        self.best = best
        self.random = Random(seed)
        size = SHARE * len(compiled.problem.planned)
        self._shapes = {ahead: [(Kind(lambda *_: (), size), picked) for picked in SHAPES] for ahead in (0, 1)}
        self._models: dict[int, Floating] = {}
        self._traces = Traces(compiled, best.plan)

    @property
    def is_possible(self) -> bool:
        """There is something to decide, and not too much for one model."""
        return 0 < len(self.compiled.problem.planned) <= MOST and bool(self._traces.steps)

    def run(self, pace: Pace) -> None:
        """Until it is over or everything is proved."""
        while self.is_possible and not pace.is_over() and (tiers := self._open):
            if self._traces.plan is not self.best.plan:
                self._traces = Traces(self.compiled, self.best.plan)
            kinds = {kind: (picked, index) for ahead, index in enumerate(tiers) for kind, picked in self._shapes[ahead]}
            kind = chosen(list(kinds), self.random)
            self._try(kind, *kinds[kind], pace)

    @property
    def _open(self) -> list[int]:
        """The first two tiers that can still get better."""
        known = zip(self.best.values, self.best.bounds, strict=True)
        return [i for i, (value, bound) in enumerate(known) if value > (bound or 0)][:2]

    def _try(self, kind: Kind, picked: Picked, index: int, pace: Pace) -> None:
        if index not in self._models:
            self._models[index] = Floating(self.compiled, index, pace.is_over)
        values, work = self.best.values, min(WORK, pace.left) if pace.counted else WORK
        plan, free = self._traces.plan, self._free(kind, picked)
        result = self._models[index].best(plan, free, values, work, self.random, pace.is_over)
        if result.plan is not None:
            self.best.offer(result.plan, "neighbourhoods")
        spent = result.work + TELLING * max(LEAST, len(self.compiled.problem.planned))
        kind.earn(result.gains[-1] / max(1, values[index]) if result.gains else 0.0, spent)
        kind.resize(result.work / WORK if result.is_proved else None)
        pace.count(spent)

    def _free(self, kind: Kind, picked: Picked) -> frozenset[str]:
        """Operations, and the orders of which it is free whether they are planned."""
        traces = self._traces
        chances = _some(traces.absent, CHANCES, self.random, 1)
        risks = _some(traces.placed, RISKS, self.random)
        of_risks = [o for order in risks for o in traces.blocks[order]]
        return frozenset([*chances, *risks, *of_risks, *picked(traces, round(kind.size), self.random)])


def scattered(traces: Traces, count: int, random: Random) -> list[str]:
    """Anywhere in the plan."""
    placed = _placed(traces)
    return random.sample(placed, min(count, len(placed)))


def at_a_time(traces: Traces, count: int, random: Random) -> list[str]:
    """What is done around the time of an operation."""
    placed, placements = _placed(traces), traces.plan.placements
    tick = placements[random.choice(placed)].start if placed else 0
    return sorted(placed, key=lambda o: abs(placements[o].start - tick) + random.random())[:count]


def _placed(traces: Traces) -> list[str]:
    return [step.operation.id for order in traces.placed for step in traces.steps[order] if step.is_placed]


def _some(orders: list[str], most: int, random: Random, least: int = 0) -> list[str]:
    return random.sample(orders, min(len(orders), random.randint(least, most)))


SHAPES: tuple[Picked, ...] = (scattered, at_a_time)
"""What is free together."""
