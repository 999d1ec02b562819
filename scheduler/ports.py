"""What the use cases ask of the outside: a solver that streams better and better plans, somebody who explains them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from scheduler.plan import Judgement, Plan
from scheduler.problem import Problem
from scheduler.why import Why


@dataclass(frozen=True, slots=True)
class SolveParams:
    """``time_limit`` in seconds from the call; ``workers`` threads; ``seed`` of all random choices.

    ``deterministic``: the same plan again, on any machine: one worker, and the limit counts work instead of seconds.
    """

    time_limit: float = 10.0
    workers: int = 2
    seed: int = 1
    deterministic: bool = False


class Ending(StrEnum):
    """Why a solve came back."""

    PROVED = "proved"
    TIME = "time"
    STOPPED = "stopped"


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
    """The best plan, judged; a tier is proved when its bound meets its value and all tiers before it are proved.

    ``ending``: why no better one was looked for; None: nobody looked. ``whys``: by order, why it is late or left out,
    as far as somebody has asked.
    """

    plan: Plan
    judgement: Judgement
    bounds: tuple[int | None, ...]
    seconds: float
    first_seconds: float
    ending: Ending | None = None
    whys: Mapping[str, Why] = field(default_factory=dict)

    @property
    def proved(self) -> tuple[bool, ...]:
        """Tier by tier: nothing better exists, beyond the tier's tolerance."""
        tiers = self.judgement.score.tiers
        reached = [
            bound is not None and tier.value <= bound + tier.tolerance
            for bound, tier in zip(self.bounds, tiers, strict=True)
        ]
        return tuple(all(reached[: i + 1]) for i in range(len(tiers)))


class Solver(Protocol):
    """Plans a problem; always comes back with a complete valid plan.

    ``known``: plans to begin from (yesterday's, somebody's own); what breaks a rule in them is planned anew.
    """

    def __call__(
        self,
        problem: Problem,
        params: SolveParams,
        report: Callable[[Progress], None],
        stopped: Callable[[], bool],
        known: Sequence[Plan] = (),
    ) -> Outcome: ...


class Explainer(Protocol):
    """Tells why orders are late or left out and what would save them; when it is over, what it knows by then."""

    def __call__(self, problem: Problem, plan: Plan, is_over: Callable[[], bool]) -> Mapping[str, Why]: ...
