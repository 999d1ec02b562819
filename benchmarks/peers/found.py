"""What a peer hands back."""

from __future__ import annotations

from dataclasses import dataclass, field

from scheduler.plan import LeftOut, Plan
from scheduler.problem import Problem


@dataclass(frozen=True, slots=True)
class Found:
    """The last plan (None: none found) and every one on the way, with seconds since its search began.

    ``building``: seconds before that, for telling the solver its model. ``claim``: what the solver says of itself; only
    the judge's word counts.
    """

    plan: Plan | None
    steps: tuple[tuple[float, Plan], ...] = ()
    building: float = 0.0
    claim: dict[str, object] = field(default_factory=dict)


def nothing(problem: Problem) -> Plan:
    """What a solver without a plan leaves to the workshop: every order left out."""
    return Plan(dict(problem.facts), left_out={order: LeftOut(order) for order in problem.orders})
