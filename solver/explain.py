"""Why an order is left out: what it needs cannot be had at all, or others have it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from scheduler import wording
from scheduler.plan import LeftOut, Plan
from scheduler.ports import Outcome
from scheduler.problem import Operation, Order, Problem
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
        return LeftOut(
            order_id, f"{alone.name} does not fit {_limits(problem, order, alone)}, even with nothing else planned"
        )
    stuck = construct.stuck_at(order_id, plan)
    if stuck is None:
        return LeftOut(order_id, "it fits, but the plan found in this time is worth more without it")
    people, bays = _people(problem, stuck), _bays(construct, order, stuck)
    blockers = _holders(problem, plan, order_id, people, bays)
    needs = " and ".join(filter(None, (_skills(stuck), wording.bay_need(stuck))))
    reason = f"{stuck.name} finds no free {needs} {_limits(problem, order, stuck)}"
    return LeftOut(order_id, reason, tuple(o for o, _ in blockers.most_common(NAMED)))


def _limits(problem: Problem, order: Order, operation: Operation) -> str:
    """``between 10:15 (part Disc, due 10:15) and 17:30``."""
    closes = [end for start, end in problem.opening if not order.overnight and end > operation.release]
    end = min([problem.horizon, *([] if order.latest is None else [order.latest]), *closes[:1]])
    since = f"{wording.at(problem, operation.release)} ({operation.release_reason})"
    return f"between {since} and {wording.at(problem, end)}"


def _skills(operation: Operation) -> str:
    return " or ".join(dict.fromkeys(slot.skill for way in operation.ways for slot in way.crew))


def _people(problem: Problem, operation: Operation) -> set[str]:
    return {
        t.id
        for t in problem.technicians.values()
        for way in operation.ways
        for slot in way.crew
        if slot.skill in t.skills and t.skills[slot.skill].level >= slot.level
    }


def _bays(construct: Construct, order: Order, operation: Operation) -> set[str]:
    group = construct.problem.group_of.get(operation.id)
    return set(construct.compiled.group_bays[group]) if group else set()


def _holders(problem: Problem, plan: Plan, order: str, people: set[str], bays: set[str]) -> Counter[str]:
    """Orders by the ticks for which they hold what is needed."""
    held: Counter[str] = Counter()
    for placement in plan.placements.values():
        if not people.isdisjoint(placement.crew):
            held[problem.operations[placement.operation].order] += placement.end - placement.start
    for stay in plan.stays:
        if stay.bay in bays:
            held[stay.order] += stay.end - stay.start
    del held[order]
    return held
