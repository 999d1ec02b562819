"""Key figures of a plan, named as the trade defines them: W / A, S / A, S / W, busy / open.

A = attended, W = worked on orders, S = standard (sold) time. Names differ between markets, so the code says the ratio.
"""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.clock import TICK_MINUTES
from scheduler.overtime import stayed
from scheduler.parking import leaves
from scheduler.plan import Busy, Placement, Plan
from scheduler.presence import span
from scheduler.problem import Problem
from scheduler.resources import Technician

TICKS_PER_HOUR = 60 // TICK_MINUTES


@dataclass(frozen=True, slots=True)
class Load:
    """People's planned work: ticks of standard time, ticks occupied by it, ticks they are present.

    ``capacity``: ticks of presence that can be sold, for apprentices count in part.
    """

    people: int
    standard: int
    occupied: int
    present: int
    capacity: int

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

    @property
    def booked_load(self) -> float:
        """Standard ÷ what can be sold."""
        return _ratio(self.standard, self.capacity)


def loads_by_trade(problem: Problem, plan: Plan) -> dict[str, Load]:
    """The load of every trade over the horizon, in the order of the first person of each."""
    trades: dict[str, list[Technician]] = {}
    for technician in problem.technicians.values():
        trades.setdefault(technician.trade, []).append(technician)
    return {trade: load(problem, plan, people, 0, problem.horizon) for trade, people in trades.items()}


def load(problem: Problem, plan: Plan, people: list[Technician], start: int, end: int) -> Load:
    """The load of some people in ``[start, end)``; an operation's standard time counts where it ends.

    A phase in a booth is sold as long as it lasts; whoever stays on is present until his work ends.
    """
    placed = [p for t in people for p in plan.by_technician.get(t.id, ())]
    phases = [busy for t in people for busy in plan.busy.get(t.id, ()) if busy.cycle]
    painted = sum(_clipped(phase, start, end) for phase in phases)
    staying = overtime_minutes(problem, plan, people, start, end) // TICK_MINUTES
    shift = {t.id: (t.presence.working & span(start, end)).bit_count() for t in people}
    return Load(
        people=len(people),
        standard=sum(_standard(problem, p) for p in placed if start < p.end <= end) + painted,
        occupied=sum(_overlap(p, start, end) for p in placed) + painted,
        present=sum(shift.values()) + staying,
        capacity=sum(shift[t.id] * t.productive_share for t in people) // 100 + staying,
    )


def overtime_minutes(problem: Problem, plan: Plan, people: list[Technician], start: int, end: int) -> int:
    """Minutes in ``[start, end)`` that people stay on."""
    staying = stayed(problem, plan)
    return TICK_MINUTES * sum((staying.get(t.id, 0) & span(start, end)).bit_count() for t in people)


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


def booth_cycles_per_day(problem: Problem, plan: Plan) -> float:
    """Cycles that begin within the horizon ÷ (booths × days on which the workshop is open)."""
    days = {problem.clock.day(opens) for opens, _ in problem.opening}
    begun = sum(0 <= cycle.start < problem.horizon for cycle in plan.cycles)
    return _ratio(begun, len(problem.booths) * len(days))


def refinish_hours_per_cycle(problem: Problem, plan: Plan) -> float:
    """Standard hours of the paint trade within the horizon, in booths and around them, ÷ cycles that begin in it."""
    painters = [t for t in problem.technicians.values() if t.trade == "paint"]
    begun = sum(0 <= cycle.start < problem.horizon for cycle in plan.cycles)
    return _ratio(load(problem, plan, painters, 0, problem.horizon).standard, begun * TICKS_PER_HOUR)


def booth_filling(problem: Problem, plan: Plan) -> float:
    """Panels in the cycles that begin within the horizon ÷ panels they have room for."""
    begun = [cycle for cycle in plan.cycles if 0 <= cycle.start < problem.horizon]
    paints = [problem.operations[o].paint for cycle in begun for o in cycle.operations]
    return _ratio(sum(p.panels for p in paints if p), sum(problem.booths[c.booth].panels for c in begun))


def carry_over(problem: Problem, plan: Plan) -> int:
    """Cars in the shop when the horizon ends, whatever is planned for them."""
    return sum(leaves(problem, plan, order) == problem.horizon for order in problem.orders.values())


def _standard(problem: Problem, placement: Placement) -> int:
    return problem.operations[placement.operation].ways[placement.way].ticks


def _overlap(placement: Placement, start: int, end: int) -> int:
    return sum(max(0, min(e, end) - max(s, start)) for s, e in placement.segments)


def _clipped(busy: Busy, start: int, end: int) -> int:
    return max(0, min(busy.end, end) - max(busy.start, start))


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
