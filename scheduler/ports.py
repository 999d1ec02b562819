"""What the use cases ask of the outside: a solver that streams better and better plans."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from scheduler.plan import Judgement, Plan
from scheduler.problem import Problem


@dataclass(frozen=True, slots=True)
class SolveParams:
    """``time_limit`` in seconds from the call; ``workers`` threads; ``seed`` makes one-worker runs repeatable."""

    time_limit: float = 10.0
    workers: int = 2
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """A better plan, or a better bound: seconds since the call, bound by tier (None: none yet)."""

    seconds: float
    phase: str
    plan: Plan
    judgement: Judgement
    bounds: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The best plan, judged; a tier is proved when its bound equals its value and all tiers before it are proved."""

    plan: Plan
    judgement: Judgement
    bounds: tuple[int | None, ...]
    seconds: float
    first_seconds: float

    @property
    def proved(self) -> tuple[bool, ...]:
        """Tier by tier: nothing better exists."""
        values = self.judgement.score.values
        return tuple(
            all(b == v for b, v in list(zip(self.bounds, values, strict=True))[: i + 1]) for i in range(len(values))
        )


class Solver(Protocol):
    """Plans a problem; always comes back with a complete valid plan."""

    def __call__(
        self,
        problem: Problem,
        params: SolveParams,
        report: Callable[[Progress], None],
        stopped: Callable[[], bool],
    ) -> Outcome: ...
