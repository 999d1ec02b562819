"""Why an order is left out: what it needs cannot be had at all, or others have it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from scheduler import wording
from scheduler.clashes import Timed
from scheduler.orders import Operation, Order
from scheduler.plan import LeftOut, Plan
from scheduler.ports import Outcome
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct

NAMED = 5
"""Orders named as blockers, those that hold most of it first."""


def explain(construct: Construct, outcome: Outcome) -> Outcome:
    """The same outcome with a reason, and the orders in the way, for every order left out."""
    left_out = {order: _reason(construct, outcome.plan, order) for order in outcome.plan.left_out}
    return replace(outcome, plan=Plan(outcome.plan.placements, outcome.plan.stays, left_out))


def _reason(construct: Construct, plan: Plan, order_id: str) -> LeftOut:
    problem = construct.problem
    order = problem.orders[order_id]
    alone = construct.stuck_at(order_id, Plan(problem.facts))
    if alone is not None:
        return LeftOut(order_id, _hopeless(problem, order, alone))
    stuck = construct.stuck_at(order_id, plan)
    if stuck is None:
        return LeftOut(order_id, "it fits, but the plan found in this time is worth more without it")
    blockers = _holders(construct, plan, order, stuck)
    reason = f"{stuck.name} finds no free {_needs(stuck)} {_limits(problem, order, stuck)}"
    return LeftOut(order_id, reason, tuple(o for o, _ in blockers.most_common(NAMED)))


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
    return Construct(Compiled(unpinned)).stuck_at(order.id, Plan(problem.facts)) is None


def _limits(problem: Problem, order: Order, operation: Operation) -> str:
    """``between 10:15 (part Disc, due 10:15) and 17:30``."""
    start, end = _window(problem, order, operation)
    return f"between {wording.at(problem, start)} ({operation.release_reason}) and {wording.at(problem, end)}"


def _window(problem: Problem, order: Order, operation: Operation) -> tuple[int, int]:
    """From its release until the last who could do it goes home."""
    shifts = [problem.technicians[t].presence.working.bit_length() for t in _people(problem, operation)]
    closes = [end for start, end in problem.opening if not order.overnight and end > operation.release]
    ends = [problem.horizon, max(shifts, default=problem.horizon), *closes[:1]]
    return operation.release, min(ends if order.latest is None else [*ends, order.latest])


def _needs(operation: Operation) -> str:
    """``technician for brakes with a lift``."""
    skills = " or ".join(dict.fromkeys(slot.skill for way in operation.ways for slot in way.crew))
    people = f"technician for {skills}" if skills else ""
    return " with a ".join(filter(None, (people, wording.bay_need(operation)))) or "time"


def _people(problem: Problem, operation: Operation) -> set[str]:
    return {
        t.id
        for t in problem.technicians.values()
        for way in operation.ways
        for slot in way.crew
        if slot.skill in t.skills and t.skills[slot.skill].level >= slot.level
    }


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
        if not people.isdisjoint(placement.crew):
            held[problem.operations[placement.operation].order] += _shared(placement, start, end)
    for stay in plan.stays:
        if stay.bay in bays:
            held[stay.order] += _shared(stay, start, end)
    del held[order.id]
    return +held


def _shared(timed: Timed, start: int, end: int) -> int:
    return max(0, min(timed.end, end) - max(timed.start, start))
