"""Why an order is left out: what it needs cannot be had at all, or others have it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from scheduler import wording
from scheduler.clashes import Timed
from scheduler.clock import TICK_MINUTES
from scheduler.loans import starts, suitable
from scheduler.orders import LoanNeed, Operation, Order, Paint
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.ports import Outcome
from scheduler.problem import Problem
from scheduler.resources import Booth, Slot
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.gaps import Probe

NAMED = 5
"""Orders named as blockers, those that hold most of it first."""


def explain(construct: Construct, outcome: Outcome) -> Outcome:
    """The same outcome with a reason, and the orders in the way, for every order left out."""
    empty, gaps = construct.gaps(Plan(construct.problem.facts)), construct.gaps(outcome.plan)
    left_out = {
        order: _reason(construct, outcome.plan, order, empty.probe(order), gaps.probe(order))
        for order in outcome.plan.left_out
    }
    return replace(outcome, plan=replace(outcome.plan, left_out=left_out))


def _reason(construct: Construct, plan: Plan, order_id: str, alone: Probe, among: Probe) -> LeftOut:
    """``alone``, ``among``: what comes of the order with nothing else planned, and in the plan's gaps."""
    problem = construct.problem
    order = problem.orders[order_id]
    if order.loan is not None and among.lacks_loaner:
        return _no_loaner(problem, plan, order, order.loan)
    if alone.stuck is not None:
        return LeftOut(order_id, _hopeless(problem, order, alone.stuck))
    if among.stuck is None:
        return LeftOut(order_id, "it fits, but the plan found in this time is worth more without it")
    blockers = _holders(construct, plan, order, among.stuck)
    reason = f"{among.stuck.name} finds no free {_needs(among.stuck)} {_limits(problem, order, among.stuck)}"
    return LeftOut(order_id, reason, tuple(o for o, _ in blockers.most_common(NAMED)))


def _no_loaner(problem: Problem, plan: Plan, order: Order, need: LoanNeed) -> LeftOut:
    """Whoever has one that would suit is in the way."""
    cars = suitable(problem, need)
    kind = "" if need.loaner_class is None else f" of class {need.loaner_class}"
    holders = tuple(loan.order for loan in plan.loans.values() if loan.loaner in cars and loan.end > starts(need))
    reason = f"no loaner{kind} is free from {wording.at(problem, starts(need))} on"
    return LeftOut(order.id, reason, tuple(o for o in holders if o != order.id)[:NAMED])


def _hopeless(problem: Problem, order: Order, stuck: Operation) -> str:
    pinned = [o for o in order.operations if problem.operations[o].pin is not None]
    if pinned and _fits_without_pins(problem, order):
        names = ", ".join(problem.operations[o].name for o in pinned)
        return f"{stuck.name} does not fit as pinned (pins on: {names})"
    advice = "; plan more days" if order.due is not None and order.due >= problem.horizon else ""
    return f"{stuck.name} does not fit {_limits(problem, order, stuck)}, even with nothing else planned{advice}"


def _fits_without_pins(problem: Problem, order: Order) -> bool:
    free = {o: replace(problem.operations[o], pin=None) for o in order.operations}
    unpinned = replace(problem, operations={**problem.operations, **free})
    return Construct(Compiled(unpinned)).gaps(Plan(problem.facts)).probe(order.id).fits


def _limits(problem: Problem, order: Order, operation: Operation) -> str:
    """``between 10:15 (part Disc, due 10:15) and 17:30``."""
    start, end = _window(problem, order, operation)
    limit = order.labour_limit
    a_day = "" if limit is None else f" with at most {limit * TICK_MINUTES} min of labour a day"
    return f"between {wording.at(problem, start)} ({operation.release_reason}) and {wording.at(problem, end)}{a_day}"


def _window(problem: Problem, order: Order, operation: Operation) -> tuple[int, int]:
    """From its release until the last who could do it goes home, after overtime if he or she may work any."""
    presences = [problem.technicians[t].presence for t in _people(problem, operation)]
    shifts = [(presence.working | presence.overtime).bit_length() for presence in presences]
    closes = [end for start, end in problem.opening if not order.overnight and end > operation.release]
    ends = [problem.horizon, max(shifts, default=problem.horizon), *closes[:1]]
    return operation.release, min(ends if order.latest is None else [*ends, order.latest])


def _needs(operation: Operation) -> str:
    """``technician for brakes with a bay (lift)``, ``technician for battery (2S)``, ``booth cycle for 2 panels``."""
    if operation.paint:
        panels = operation.paint.panels
        return f"booth cycle ({' or '.join(sorted(operation.paint.programmes))}) for {panels} panel{'s' * (panels > 1)}"
    skills = " or ".join(dict.fromkeys(_skill(slot) for way in operation.ways for slot in way.crew))
    people = f"technician for {skills}" if skills else ""
    bay = f"bay ({wording.bay_need(operation)})" if operation.bay_kinds else ""
    needs = " with a ".join(filter(None, (people, bay))) or "time"
    return needs + (" and somebody with 2S in charge" if operation.supervised else "")


def _skill(slot: Slot) -> str:
    return slot.skill + (f" ({slot.high_voltage}S)" if slot.high_voltage else "")


def _people(problem: Problem, operation: Operation) -> set[str]:
    crews = [way.crew for way in operation.ways]
    if operation.paint:
        programmes = (p for booth in _booths(problem, operation.paint) for p in booth.programmes.values())
        crews = [phase.crew for p in programmes if p.id in operation.paint.programmes for phase in p.phases]
    return {t.id for t in problem.technicians.values() for crew in crews for slot in crew if t.fills(slot)}


def _booths(problem: Problem, paint: Paint) -> list[Booth]:
    """Those that run one of the programmes."""
    return [booth for booth in problem.booths.values() if paint.programmes & booth.programmes.keys()]


def _bays(construct: Construct, operation: Operation) -> set[str]:
    group = construct.problem.group_of.get(operation.id)
    return set(construct.compiled.group_bays[group]) if group else set()


def _holders(construct: Construct, plan: Plan, order: Order, operation: Operation) -> Counter[str]:
    """Orders by the ticks for which they hold, inside the window, what is needed."""
    problem = construct.problem
    people, bays = _people(problem, operation), _bays(construct, operation)
    start, end = _window(problem, order, operation)
    held: Counter[str] = Counter()
    for placement in plan.placements.values():
        if not people.isdisjoint(placement.crew) or _needs_attention_too(problem, operation, placement):
            held[problem.operations[placement.operation].order] += _shared(placement, start, end)
    for stay in plan.stays:
        if stay.bay in bays:
            held[stay.order] += _shared(stay, start, end)
    booths = {booth.id for booth in _booths(problem, operation.paint)} if operation.paint else set[str]()
    for cycle in plan.cycles:
        if cycle.booth in booths or any(not people.isdisjoint(phase.crew) for phase in cycle.phases):
            held.update({problem.operations[o].order: _shared(cycle, start, end) for o in cycle.operations})
    del held[order.id]
    return +held


def _needs_attention_too(problem: Problem, operation: Operation, placement: Placement) -> bool:
    """It takes the attention of somebody who could be in charge of supervised work."""
    return operation.supervised and (placement.supervisor is not None or problem.is_live(placement))


def _shared(timed: Timed, start: int, end: int) -> int:
    return max(0, min(timed.end, end) - max(timed.start, start))
