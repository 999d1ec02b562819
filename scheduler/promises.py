"""What becomes of every promise: kept, tight, late or left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from scheduler.clock import TICK_MINUTES
from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready


class Standing(StrEnum):
    """How an order stands. Tight: kept with less slack than the buffer that was asked for."""

    KEPT = "kept"
    TIGHT = "tight"
    LATE = "late"
    LEFT_OUT = "left out"
    UNPROMISED = "no promise"


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a plan holds for one order: when it is ready (tick; None: left out) and how its promise stands."""

    order: Order
    ready: int | None
    standing: Standing

    @property
    def slack(self) -> int | None:
        """Minutes between ready and the latest ready that keeps the promise; negative: late."""
        if self.ready is None or self.order.due is None:
            return None
        return TICK_MINUTES * (self.order.due - self.ready)


@dataclass(frozen=True, slots=True)
class Tally:
    """Promises counted; ``kept`` includes the tight ones. Orders without a promise count only where left out."""

    promised: int
    kept: int
    tight: int
    late: int
    left_out: int
    unpromised_left_out: int


def prospects(problem: Problem, plan: Plan) -> dict[str, Prospect]:
    """Every order's prospect by its id."""
    return {order.id: _prospect(order, ready(problem, plan, order)) for order in problem.orders.values()}


def tally(prospects: Iterable[Prospect]) -> Tally:
    """Count the promises."""
    every = list(prospects)
    promised = [p.standing for p in every if p.order.due is not None]
    tight = promised.count(Standing.TIGHT)
    left_out = promised.count(Standing.LEFT_OUT)
    return Tally(
        promised=len(promised),
        kept=promised.count(Standing.KEPT) + tight,
        tight=tight,
        late=promised.count(Standing.LATE),
        left_out=left_out,
        unpromised_left_out=sum(p.standing is Standing.LEFT_OUT for p in every) - left_out,
    )


def _prospect(order: Order, ready: int | None) -> Prospect:
    return Prospect(order, ready, _standing(order, ready))


def _standing(order: Order, ready: int | None) -> Standing:
    if ready is None:
        return Standing.LEFT_OUT
    if order.due is None:
        return Standing.UNPROMISED
    if ready > order.due:
        return Standing.LATE
    return Standing.TIGHT if ready > order.due - order.buffer else Standing.KEPT
