"""The smaller problem in which only a few operations of a plan are decided; what all others do is known.

Held work is told as facts, to which every rule and goal gives way already. So the exact model of the smaller problem
has variables for the free operations only, and no rule is told again.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from scheduler.completion import completed
from scheduler.loans import back
from scheduler.orders import Operation, Order, Pin
from scheduler.plan import Cycle, Placement, Plan
from scheduler.problem import Problem
from solver.neighbourhoods.goals import LOCAL, PARKED
from solver.units import with_units

Span = tuple[int, int]
SLACK = 144
"""Ticks (half a day) by which free work may move away from where it is, in problems of many days."""


def smaller(problem: Problem, plan: Plan, free: Set[str], goals: Set[str]) -> Problem:
    """The problem with these operations decided anew and all others held as planned.

    Its tiers differ from those of the whole problem by what held orders are worth alone: a constant, as far as
    these goals count. An order that is partly free stays planned, and what is left out of it stays so.
    """
    parked = not goals.isdisjoint(PARKED)
    reach = _reach(problem, plan, free) if goals <= LOCAL else (0, problem.horizon)
    joined = _joined(problem, plan, free)
    orders = {
        order.id: part
        for order in problem.orders.values()
        if (part := _known(problem, plan, order, free, reach, parked=parked)) is not None
    }
    operations = {o: problem.operations[o] for order in orders.values() for o in order.operations}
    operations |= {o: _reached(problem, operations[o], reach) for o in free}
    joinable = {o: _joinable(operations[o], cycle) for cycle in joined for o in cycle.operations if o not in free}
    known = dict(problem.facts) | {o: p for o, p in plan.placements.items() if o not in free}
    return replace(
        problem,
        orders=orders,
        operations=operations | joinable,
        links=tuple(k for k in problem.links if k.after in free and k.before in operations),
        facts={o: p for o, p in known.items() if o in operations and o not in joinable},
        fact_cycles=tuple(cycle for cycle in plan.cycles if cycle not in joined),
        published=_published(problem, free),
    )


def merged(problem: Problem, plan: Plan, free: Set[str], goals: Set[str], part: Plan) -> Plan:
    """The plan with its free operations as they are in a plan of the smaller problem."""
    orders = {problem.operations[o].order for o in free}
    placements = {o: p for o, p in plan.placements.items() if o not in free}
    placements |= {o: p for o, p in part.placements.items() if o in free}
    left_out = {o: v for o, v in plan.left_out.items() if o not in orders}
    left_out |= {o: v for o, v in part.left_out.items() if o in orders}
    loans = {o: v for o, v in plan.loans.items() if o not in orders}
    loans |= {o: v for o, v in part.loans.items() if o in orders}
    planned = [p for p in placements.values() if p.operation not in problem.facts]
    if any(_lacks_units(problem, p) for p in planned):
        placements |= {p.operation: p for p in with_units(problem, planned)}
    whole = completed(problem, Plan(placements, (), left_out, cycles=part.cycles, loans=loans))
    is_same_yard = "overflow" in goals and _parked(whole) == _parked(part)
    return replace(whole, yard=part.yard) if is_same_yard else whole


def _parked(plan: Plan) -> set[tuple[str, int, int]]:
    return {(parking.order, parking.start, parking.end) for parking in plan.yard}


def is_whole(problem: Problem, order: Order, free: Set[str]) -> bool:
    """Everything that is decided of the order is free; a loaner alone is not."""
    decided = [o for o in order.operations if o not in problem.facts]
    return bool(decided) and free >= set(decided)


def _lacks_units(problem: Problem, placement: Placement) -> bool:
    """Enough units are free, but none of them all the time: held work has to take others."""
    return len(placement.equipment) < sum(count for _, count in problem.operations[placement.operation].equipment)


def _joined(problem: Problem, plan: Plan, free: Set[str]) -> list[Cycle]:
    """Booth cycles with a free car: those that are held stay in them, free ones may leave, and others join."""
    return [c for c in plan.cycles if c not in problem.fact_cycles and not free.isdisjoint(c.operations)]


def _reach(problem: Problem, plan: Plan, free: Set[str]) -> Span:
    """From when to when free work may be planned: where it is, and somewhat before and after."""
    placed = [p for o in free if (p := plan.placements.get(o)) is not None]
    if not placed:
        return 0, problem.horizon
    first, last = min(p.start for p in placed), max(p.end for p in placed)
    return max(0, first - SLACK), min(problem.horizon, last + SLACK)


def _known(problem: Problem, plan: Plan, order: Order, free: Set[str], reach: Span, *, parked: bool) -> Order | None:
    """The order as far as it is decided or known; None: it takes nothing from the others."""
    if is_whole(problem, order, free):
        return _until(problem, order, reach)
    if free.isdisjoint(order.operations):
        return (
            _held(problem, plan, order, parked=parked) if _takes(problem, plan, order, reach, parked=parked) else None
        )
    held = _held(problem, plan, order, parked=parked)
    is_cut = order.id in plan.carried_over
    return replace(
        _until(problem, order, reach),
        operations=held.operations,
        groups=held.groups,
        joins=(),
        options=(),
        due=None if is_cut else order.due,
        promised=held.promised if is_cut else order.promised,
    )


def _until(problem: Problem, order: Order, reach: Span) -> Order:
    latest = problem.horizon if order.latest is None else order.latest
    return order if reach[1] >= latest else replace(order, latest=reach[1])


def _reached(problem: Problem, operation: Operation, reach: Span) -> Operation:
    """A release that comes later would make a most lag after a fact look hopeless: begun orders keep theirs."""
    is_reached = operation.release >= reach[0] or operation.order in problem.begun
    return operation if is_reached else replace(operation, release=reach[0])


def _takes(problem: Problem, plan: Plan, order: Order, reach: Span, *, parked: bool) -> bool:
    """A held order takes something from the others: anybody's time, a loaner, a place in the yard."""
    if order.id in plan.left_out:
        is_out = order.loan is not None and order.loan.car is not None
        return order.id in problem.begun or is_out or (parked and order.arrived)
    placed = (p for o in order.operations if (p := plan.placements.get(o)))
    return order.loan is not None or any(p.start < reach[1] and p.end > reach[0] for p in placed)


def _held(problem: Problem, plan: Plan, order: Order, *, parked: bool) -> Order:
    """The order without what is worth the same whatever the others do, and without work that is not planned.

    Of such work so much is kept, and stays undecided, as tells that the car does not leave.
    """
    known = replace(order, options=(), due=None, waits=False, latest=None, labour_limit=None, delivery_stop=False)
    known = replace(known, promised=_lent_until(problem, plan, order))
    if order.id in plan.left_out:
        return known
    rest = _rest(problem, plan, order) if parked and order.id in plan.carried_over else frozenset()
    operations = tuple(o for o in order.operations if o in plan.placements or o in rest)
    stays = [stay.operations for stay in plan.stays_by_order.get(order.id, ())] if parked else []
    standing = {o for stay in stays for o in stay}
    others = (tuple(o for o in group if o in operations and o not in standing) for group in order.groups)
    return replace(known, operations=operations, groups=(*stays, *(g for g in others if g)), joins=())


def _lent_until(problem: Problem, plan: Plan, order: Order) -> int | None:
    """When its loaner comes back: the work that is not planned decides about it too, and is not told."""
    return order.promised if order.loan is None else back(problem, plan, order, order.loan)


def _rest(problem: Problem, plan: Plan, order: Order) -> Set[str]:
    """Of the work that is not planned: what hands the car over, else its last."""
    lacking = [o for o in order.operations if o not in plan.placements and o not in problem.option_of]
    over = {o for o in lacking if problem.operations[o].hands_over}
    return over or set(lacking[-1:])


def _joinable(operation: Operation, cycle: Cycle) -> Operation:
    """A held car's share of a booth cycle: it stays where it is."""
    assert operation.paint is not None
    paint = replace(operation.paint, programmes=frozenset({cycle.programme}))
    return replace(operation, paint=paint, pin=Pin(bay=cycle.booth, start=cycle.start))


def _published(problem: Problem, free: Set[str]) -> Plan | None:
    """What was published of the free operations."""
    if problem.published is None:
        return None
    old = problem.published.placements
    return replace(problem.published, placements={o: p for o, p in old.items() if o in free})
