"""Key figures of a plan, named as the trade defines them: W / A, S / A, S / W, busy / open.

A = attended, W = worked on orders, S = standard (sold) time. Names differ between markets, so the code says the ratio.
"""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.plan import Placement, Plan
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.resources import Technician


@dataclass(frozen=True, slots=True)
class Load:
    """People's planned work: ticks of standard time, ticks occupied by it, ticks they are present."""

    people: int
    standard: int
    occupied: int
    present: int

    @property
    def utilisation(self) -> float:
        """W / A: occupied ÷ present."""
        return _ratio(self.occupied, self.present)

    @property
    def efficiency(self) -> float:
        """S / W: standard ÷ occupied."""
        return _ratio(self.standard, self.occupied)

    @property
    def overall_productivity(self) -> float:
        """S / A: standard ÷ present."""
        return _ratio(self.standard, self.present)


def loads_by_trade(problem: Problem, plan: Plan) -> dict[str, Load]:
    """The load of every trade over the horizon, in the order of the first person of each."""
    trades: dict[str, list[Technician]] = {}
    for technician in problem.technicians.values():
        trades.setdefault(technician.trade, []).append(technician)
    return {trade: load(problem, plan, people, 0, problem.horizon) for trade, people in trades.items()}


def load(problem: Problem, plan: Plan, people: list[Technician], start: int, end: int) -> Load:
    """The load of some people in ``[start, end)``; an operation's standard time counts where it ends."""
    placed = [p for t in people for p in plan.by_technician.get(t.id, ())]
    return Load(
        people=len(people),
        standard=sum(_standard(problem, p) for p in placed if start < p.end <= end),
        occupied=sum(_overlap(p, start, end) for p in placed),
        present=sum((t.presence.working & span(start, end)).bit_count() for t in people),
    )


def bay_utilisation(problem: Problem, plan: Plan, bays: list[str], start: int, end: int) -> float:
    """Busy ÷ (bays × open hours) in ``[start, end)``; a car that waits in a bay keeps it busy."""
    window = span(start, end)
    busy = opened = 0
    for bay in bays:
        hours = problem.bays[bay].presence.working & window
        taken = 0
        for stay in plan.by_bay.get(bay, ()):
            taken |= span(stay.start, stay.end)
        opened += hours.bit_count()
        busy += (taken & hours).bit_count()
    return _ratio(busy, opened)


def _standard(problem: Problem, placement: Placement) -> int:
    return problem.operations[placement.operation].ways[placement.way].ticks


def _overlap(placement: Placement, start: int, end: int) -> int:
    return sum(max(0, min(e, end) - max(s, start)) for s, e in placement.segments)


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
