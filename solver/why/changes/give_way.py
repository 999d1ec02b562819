"""Another order makes room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler import wording
from scheduler.plan import Plan
from scheduler.readiness import ready
from solver.why import prices
from solver.why.rescue import Change, Rescue
from solver.why.scarce import without


def changes(rescue: Rescue) -> Iterator[Change]:
    """One of those in its way, where that harms their promises less than it helps this one."""
    found: list[Change] = []
    for blocker in filter(lambda other: _makes_room(rescue, other), rescue.blockers):
        change = _giving_way(rescue, blocker)
        if change is not None:
            found.append(change)
            if change.price == prices.GIVING_WAY:
                break
    yield from sorted(found, key=lambda change: change.price)


def _giving_way(rescue: Rescue, blocker: str) -> Change | None:
    problem, order = rescue.problem, rescue.order
    change = Change("", prices.GIVING_WAY, problem, (blocker,))
    plan = rescue.plan(change)
    if not rescue.is_saved_in(plan, problem):
        return None
    other = problem.orders[blocker]
    ends = ready(problem, rescue.case.plan, other), ready(problem, plan, other)
    before, after = (prices.harm(other, end, problem.horizon) for end in ends)
    if after - before >= prices.harm(order, rescue.case.end, problem.horizon):
        return None
    return replace(change, words=_words(rescue, blocker, plan), price=prices.GIVING_WAY + max(0, after - before))


def _makes_room(rescue: Rescue, blocker: str) -> bool:
    """A quick look at the gaps with the blocker's time free; where booths or supervision matter, only trying tells."""
    case, plan = rescue.case, rescue.case.base
    placed = [plan.placements[o] for o in rescue.problem.orders[blocker].operations if o in plan.placements]
    if any(p.operation in plan.cycle_of or p.supervisor or rescue.problem.is_live(p) for p in placed):
        return True
    with without(case.gaps.seats.timeline, plan, placed):
        return rescue.reaches(rescue.problem, case.end_of(case.gaps.probe(rescue.order.id)))


def _words(rescue: Rescue, blocker: str, plan: Plan) -> str:
    problem, other = rescue.problem, rescue.problem.orders[blocker]
    end = ready(problem, plan, other)
    if end is None:
        fate = "and is left out"
    elif other.due is not None and end > other.due:
        fate = f"and is ready {wording.at(problem, end)}, promised {wording.at(problem, other.promised or other.due)}"
    else:
        fate = "and still keeps its promise" if other.due is not None else f"and is ready {wording.at(problem, end)}"
    return f"order {other.label} ({other.plate}) gives way {fate}"
