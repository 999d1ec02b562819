"""Variables of a car's time in the house, and what takes it out of the yard meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ortools.sat.python.cp_model import IntVar, LinearExprT

from scheduler import parking
from scheduler.orders import Order
from scheduler.plan import Plan
from solver.model.fixed import merged
from solver.model.outcomes import whole
from solver.model.stays import Join, extent, fact_stays, joins, occupied, planned_groups
from solver.model.variables import Variables

Tick = IntVar | int


class Unit(NamedTuple):
    """Takes the car out of the yard for ``[start, end)``; empty at 0 when it is not placed.

    ``operations``: the last of them ends it, unless it is drawn out to the first of those in ``until``; unknown: none.
    """

    start: Tick
    length: LinearExprT
    end: Tick
    operations: tuple[str, ...] = ()
    until: tuple[str, ...] = ()


def units(x: Variables, order: Order) -> tuple[Unit, ...]:
    """The time before the car comes, the time after it leaves, then facts, stays, drives and booths."""
    comes, goes, never = _enters(x, order), _leaves(x, order), latest(x, order) + 1
    outside = (Unit(0, comes, comes), Unit(goes, never - goes, never))
    return (*outside, *_facts(x, order), *_stays(x, order), *_drives(x, order))


def rivals(x: Variables, units: tuple[Unit, ...], index: int) -> list[int]:
    """Numbers of the units that can take the car at the end of one of them, or be the next that does.

    Not those that the links keep before it, nor those they keep behind another one that is sure to follow.
    """
    mine = units[index]
    later = [n for n, unit in enumerate(units) if n != index and not _is_over(x, unit, mine, any)]
    follow = [units[n] for n in later if _is_over(x, mine, units[n], any)]
    sure = [unit for unit in follow if x.problem.option_of.keys().isdisjoint(unit.operations)]
    return [n for n in later if not any(_is_over(x, unit, units[n], all) for unit in sure)]


def tick_in(x: Variables, tick: Tick, plan: Plan) -> int:
    """The value of a tick in a plan."""
    return tick if isinstance(tick, int) else x.known(tick, plan)


def latest(x: Variables, order: Order) -> int:
    """No unit but the time after the car leaves ends later."""
    return max([x.problem.horizon, x.problem.as_of, order.arrival, *(f.end for f in x.problem.facts.values())])


def _enters(x: Variables, order: Order) -> Tick:
    """First tick that counts of those at which the car is in the house."""
    collections = [o for o in order.operations if x.problem.operations[o].kind == "collection"]
    facts = (x.problem.facts[o].end for o in collections if o in x.problem.facts)
    earliest = max([0, x.problem.as_of, order.arrival, *facts])
    planned = [x.end(o) for o in collections if o not in x.problem.facts]
    if not planned:
        return earliest
    variable = x.new_int(
        earliest, latest(x, order), f"enters[{order.id}]", lambda plan: parking.enters(x.problem, plan, order)
    )
    x.model.add_max_equality(variable, [earliest, *planned])
    return variable


def _leaves(x: Variables, order: Order) -> IntVar:
    """Tick at which the car leaves; the horizon's end where it stays longer, 0 where it does not come."""
    departures = parking.departures(x.problem, order)
    departs, gone = _departs(x, order, departures or order.operations), _is_gone(x, order, departures)
    has_come, present = parking.has_come(x.problem, order), x.present(order.id)
    if gone is None or (gone.index == present.index and departures and not has_come):
        return departs
    variable = x.new_int(
        0, x.problem.horizon, f"leaves[{order.id}]", lambda plan: parking.leaves(x.problem, plan, order)
    )
    x.model.add(variable == departs).only_enforce_if(gone)
    if has_come:
        x.model.add(variable == x.problem.horizon).only_enforce_if(~gone)
    else:
        x.model.add(variable == x.problem.horizon).only_enforce_if(~gone, present)
        x.model.add(variable == 0).only_enforce_if(~gone, ~present)
    return variable


def _departs(x: Variables, order: Order, last: tuple[str, ...]) -> IntVar:
    """Tick at which the car leaves with the last of these operations; 0 when none is placed."""
    ticks: list[IntVar | int] = []
    for operation in last:
        if (fact := x.problem.facts.get(operation)) is not None:
            ticks.append(parking.departs(x.problem, fact))
        elif x.problem.operations[operation].kind == "return":
            ticks.append(x.start(operation))
        else:
            ticks.append(x.end(operation))
    if len(ticks) == 1 and isinstance(ticks[0], IntVar):
        return ticks[0]

    def value(plan: Plan) -> int:
        placed = (plan.placements[o] for o in last if o in plan.placements)
        return max((parking.departs(x.problem, p) for p in placed), default=0)

    variable = x.new_int(0, x.problem.horizon, f"departs[{order.id}]", value)
    x.model.add_max_equality(variable, [0, *ticks])
    return variable


def _is_gone(x: Variables, order: Order, departures: tuple[str, ...]) -> IntVar | None:
    """The car leaves before the horizon ends; None: whatever is planned."""
    if any(o in x.problem.facts for o in departures):
        return None
    if not departures:
        return whole(x, order)
    placed = list({v.index: v for v in (x.placed(o) for o in departures)}.values())
    return placed[0] if len(placed) == 1 else x.any_of(f"gone[{order.id}]", placed)


def _facts(x: Variables, order: Order) -> Iterator[Unit]:
    stays = [(s.start, s.end) for s in fact_stays(x) if s.order == order.id]
    facts = (x.problem.facts[o] for o in order.operations if o in x.problem.facts)
    away = [(f.start, f.end) for f in facts if x.problem.operations[f.operation].takes_away]
    for start, end in merged(stays + away):
        if end > max(0, x.problem.as_of, order.arrival):
            yield Unit(max(0, start), end - max(0, start), end)


def _stays(x: Variables, order: Order) -> Iterator[Unit]:
    """A stay with history has begun before anything counts; after facts alone it may be held for what joins it."""
    for group in planned_groups(x):
        if group[0] == order.id:
            stay = occupied(x, group)
            if group in x.problem.anchors:
                yield Unit(0, stay.end, stay.end)
            elif x.problem.forced_in(group):
                yield Unit(stay.start, stay.length, stay.end)
            else:
                follows = next((j.after for j in joins(x) if (j.order, j.before) == group), None)
                until = () if follows is None else order.groups[follows]
                yield Unit(stay.start, stay.length, stay.end, order.groups[group[1]], until)
    for join in joins(x):
        if join.order == order.id and (order.id, join.before) not in planned_groups(x):
            yield _held(x, join)


def _held(x: Variables, join: Join) -> Unit:
    """From the last fact of a group to the first start of the next where both are one stay; else empty."""
    members = x.problem.orders[join.order].groups[join.before]
    begin = max(0, *(x.problem.facts[o].end for o in members))
    follows = extent(x, (join.order, join.after)).start

    def until(plan: Plan) -> int:
        return x.known(follows, plan) if x.known(join.literal, plan) else begin

    end = x.new_int(begin, max(begin, x.problem.horizon), f"stays_until[{join.order}/{join.before}]", until)
    x.model.add(end == follows).only_enforce_if(join.literal)
    x.model.add(end == begin).only_enforce_if(~join.literal)
    return Unit(begin, end - begin, end)


def _drives(x: Variables, order: Order) -> Iterator[Unit]:
    for operation in order.operations:
        if operation not in x.problem.facts and x.problem.operations[operation].takes_away:
            yield Unit(x.start(operation), x.elapsed(operation), x.end(operation), (operation,))


def _is_over(x: Variables, unit: Unit, other: Unit, some: Callable[[Iterator[bool]], bool]) -> bool:
    """A unit has ended when some, or all, operations of the other start, wherever both are placed."""
    earlier = x.once("earlier", "", lambda _: _earlier(x))
    return bool(unit.operations and other.operations) and some(
        earlier[o].issuperset(unit.operations) and (not unit.until or not ({o} | earlier[o]).isdisjoint(unit.until))
        for o in other.operations
    )


def _earlier(x: Variables) -> dict[str, frozenset[str]]:
    """By operation: those that have ended, or are absent, when it starts."""
    into: dict[str, list[str]] = {o: [] for o in x.problem.operations}
    for link in x.problem.links:
        if link.min_lag >= 0 and x.problem.facts.keys().isdisjoint((link.before, link.after)):
            into[link.after].append(link.before)
    found: dict[str, frozenset[str]] = {}

    def before(operation: str) -> frozenset[str]:
        if operation not in found:
            order = x.problem.operations[operation].order  # another order may be absent, and hold nothing back
            sure = (o for o in into[operation] if x.problem.operations[o].order == order)
            passed = [before(o) for o in sure if o not in x.problem.option_of]
            found[operation] = frozenset(into[operation]).union(*passed)
        return found[operation]

    return {o: before(o) for o in into}
