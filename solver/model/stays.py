"""Variables of bay stays: from when to when a group holds its bay, and which groups join into one stay."""

from __future__ import annotations

from typing import NamedTuple

from ortools.sat.python.cp_model import IntVar

from scheduler.plan import Plan, Stay
from scheduler.problem import Problem
from scheduler.stays import stays_of
from solver.model.values import ValueIn
from solver.model.variables import Group, Variables

STAY_GOALS = {"car_moves", "overflow"}
"""Goals for which it matters whether a car stays in its bay."""


class Extent(NamedTuple):
    """First start, last end, and their difference; all 0 when the order is left out."""

    start: IntVar
    end: IntVar
    length: IntVar


class Join(NamedTuple):
    """``literal``: one stay covers both groups of the order, and the bay is held between them."""

    literal: IntVar
    order: str
    before: int
    after: int


def planned_groups(x: Variables) -> tuple[Group, ...]:
    """Groups of which something is still decided."""
    return x.once("planned_groups", "", lambda _: tuple(_planned_groups(x.problem)))


def fact_stays(x: Variables) -> tuple[Stay, ...]:
    """Stays that facts alone amount to."""
    return x.once("fact_stays", "", lambda _: stays_of(x.problem, x.problem.facts))


def stands(x: Variables, group: Group) -> IntVar:
    """Something that is decided here of the group is placed: all of it is, for a stay is not cut."""
    return x.placed(next(o for o in x.problem.orders[group[0]].groups[group[1]] if o not in x.problem.facts))


def in_bays(x: Variables, order: str) -> IntVar:
    """The car of an order comes into a bay by what is decided here."""
    literals = {
        literal.index: literal for group in planned_groups(x) if group[0] == order for literal in [stands(x, group)]
    }
    if len(literals) == 1:
        return next(iter(literals.values()))
    return x.once("in_bays", order, lambda _: x.any_of(f"in_bays[{order}]", list(literals.values())))


def extent(x: Variables, group: Group) -> Extent:
    """When the group needs its bay: from where history holds it, over forced work that lies ahead, waiting included."""
    return x.once("extent", group, lambda key: _extent(x, key))


def occupied(x: Variables, group: Group) -> Extent:
    """The extent, drawn out to the next group's start where they join."""
    return x.once("occupied", group, lambda key: _occupied(x, key))


def begins(x: Variables, group: Group) -> IntVar | int:
    """First start of a group."""
    if group in planned_groups(x):
        return extent(x, group).start
    return min(x.problem.facts[o].start for o in x.problem.orders[group[0]].groups[group[1]])


def joins(x: Variables) -> tuple[Join, ...]:
    """Every group that may follow another in one stay; none when no goal of the model counts stays."""
    return x.once("joins", "", lambda _: tuple(j for order in x.problem.orders for j in _joins(x, order)))


def _planned_groups(problem: Problem) -> list[Group]:
    return [
        (order.id, index)
        for order in problem.orders.values()
        for index, group in enumerate(order.groups)
        if any(o not in problem.facts for o in group)
    ]


def _extent(x: Variables, group: Group) -> Extent:
    members = x.problem.orders[group[0]].groups[group[1]]
    planned = [o for o in members if o not in x.problem.facts]
    constants = [(f.start, f.end) for f in x.problem.forced_in(group)]
    if group in x.problem.anchors:
        constants.append((x.problem.anchors[group][1],) * 2)
    if len(planned) == 1 and not constants:
        return Extent(x.start(planned[0]), x.end(planned[0]), x.elapsed(planned[0]))
    return _around(x, group, planned, constants)


def _around(x: Variables, group: Group, planned: list[str], constants: list[tuple[int, int]]) -> Extent:
    present, horizon = stands(x, group), max([x.problem.horizon, *(end for _, end in constants)])

    def first(plan: Plan) -> int:
        placed = [plan.placements[o].start for o in planned if o in plan.placements]
        return min([*placed, *(start for start, _ in constants)]) if placed else 0

    def last(plan: Plan) -> int:
        placed = [plan.placements[o].end for o in planned if o in plan.placements]
        return max([*placed, *(end for _, end in constants)]) if placed else 0

    name = f"{group[0]}/{group[1]}"
    start = x.new_int(0, horizon, f"drives_in[{name}]", first)
    end = x.new_int(0, horizon, f"drives_out[{name}]", last)
    length = x.new_int(0, horizon, f"stays[{name}]", lambda plan: last(plan) - first(plan))
    x.model.add_min_equality(start, [x.start(o) for o in planned] + [c * present for c, _ in constants])
    x.model.add_max_equality(end, [x.end(o) for o in planned] + [c * present for _, c in constants])
    x.model.add(start + length == end)
    return Extent(start, end, length)


def _occupied(x: Variables, group: Group) -> Extent:
    span = extent(x, group)
    join = next((j for j in joins(x) if (j.order, j.before) == group), None)
    if join is None:
        return span
    follows = begins(x, (join.order, join.after))
    name, horizon = f"{group[0]}/{group[1]}", x.problem.horizon

    def end_in(plan: Plan) -> int:
        ends = follows if x.known(join.literal, plan) else span.end
        return ends if isinstance(ends, int) else x.known(ends, plan)

    end = x.new_int(0, horizon, f"held_until[{name}]", end_in)
    length = x.new_int(0, horizon, f"held_for[{name}]", lambda plan: end_in(plan) - x.known(span.start, plan))
    x.model.add(end == follows).only_enforce_if(join.literal)
    x.model.add(end == span.end).only_enforce_if(~join.literal)
    x.model.add(end >= span.end)
    x.model.add(span.start + length == end)
    return Extent(span.start, end, length)


def _joins(x: Variables, order: str) -> list[Join]:
    """Only a group of which nothing has begun can choose to follow in the bay of the one before; facts have chosen."""
    if STAY_GOALS.isdisjoint(x.goals):
        return []
    joined = {frozenset(x.problem.group_of[o][1] for o in s.operations) for s in fact_stays(x) if s.order == order}
    return [
        _join(x, order, before, after)
        for before, after in x.problem.orders[order].joins
        if not {(order, before), (order, after)}.isdisjoint(planned_groups(x))
        and (order, after) not in x.problem.anchors
        and not any({before, after} <= groups for groups in joined)
    ]


def _join(x: Variables, order: str, before: int, after: int) -> Join:
    literal = x.new_bool(f"joined[{order}/{before}/{after}]", _is_joined(x.problem, order, before, after))
    first, second = _bays(x, (order, before)), _bays(x, (order, after))
    for bay, here in first.items():
        x.model.add_bool_or([second.get(bay, 0), ~literal, ~here])
    for group in ((order, before), (order, after)):
        if group in planned_groups(x):
            x.model.add_implication(literal, stands(x, group))
    return Join(literal, order, before, after)


def _bays(x: Variables, group: Group) -> dict[str, IntVar]:
    """The group's bay literals; of a group of facts alone, its bay as if it had been decided."""
    if group in planned_groups(x):
        return x.bays(group)
    return {bay: x.model.new_constant(1) for bay in x.compiled.group_bays[group]}


def _is_joined(problem: Problem, order: str, before: int, after: int) -> ValueIn:
    first, second = (set(problem.orders[order].groups[g]) for g in (before, after))
    return lambda plan: any(
        not first.isdisjoint(s.operations) and not second.isdisjoint(s.operations)
        for s in plan.stays_by_order.get(order, ())
    )
