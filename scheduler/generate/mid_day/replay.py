"""What came of a plan by some moment: the same people at the same places in the same order, quicker or slower."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from scheduler.plan import Placement, Plan
from scheduler.problem import Problem

SPREAD = 0.1
"""Standard deviation of the logarithm of real time over planned time: people knew the cars when they planned."""


@dataclass(frozen=True)
class Replay:
    """``free``: tick from which cars, people, bays and booths are free; the horizon's end if nobody knows yet."""

    problem: Problem
    plan: Plan
    until: int
    rng: Random
    free: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    begun: dict[str, Placement] = field(default_factory=dict)

    def run(self) -> dict[str, Placement]:
        """What has begun, facts of before included; nothing before its planned time, and no break lies in between."""
        for placement in sorted(self.plan.placements.values(), key=lambda p: (p.start, p.operation)):
            if placement.operation in self.begun:
                continue
            if placement.operation in self.problem.facts:
                self._note(placement)
                continue
            together = self._together(placement)
            names = {name for each in together for name in self._taken(each)}
            start = max(placement.start, *(self.free[name] for name in names))
            if start < self.until:
                end = start + self._length(placement)
                for each in together:
                    self._note(replace(each, start=start, end=end, segments=((start, end),)))
            else:
                self.free.update(dict.fromkeys(names, self.problem.horizon))
        return self.begun

    def _together(self, placement: Placement) -> list[Placement]:
        """The operation, or all that share its booth cycle."""
        cycle = self.plan.cycle_of.get(placement.operation)
        return [self.plan.placements[name] for name in cycle.operations] if cycle else [placement]

    def _length(self, placement: Placement) -> int:
        worked = sum(end - start for start, end in placement.segments)
        if not placement.crew or self.problem.operations[placement.operation].kind != "work":
            return worked
        return max(1, round(worked * self.rng.lognormvariate(0, SPREAD)))

    def _note(self, placement: Placement) -> None:
        self.begun[placement.operation] = placement
        self.free.update(dict.fromkeys(self._taken(placement), placement.end))
        cycle = self.plan.cycle_of.get(placement.operation)
        if cycle is not None:
            for phase in cycle.phases:
                self.free.update(dict.fromkeys(phase.crew, phase.end + placement.start - cycle.start))

    def _taken(self, placement: Placement) -> Iterator[str]:
        """The car, the people and the place."""
        yield self.problem.operations[placement.operation].order
        yield from placement.crew
        yield from painters(self.plan, placement.operation)
        if placement.bay is not None:
            yield placement.bay


def painters(plan: Plan, operation: str) -> tuple[str, ...]:
    """Who works in the booth cycle of an operation."""
    cycle = plan.cycle_of.get(operation)
    return tuple(dict.fromkeys(t for phase in cycle.phases for t in phase.crew)) if cycle else ()
