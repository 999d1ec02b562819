"""Variables of bay stays: from when to when a group holds its bay, and which groups join into one stay."""

from __future__ import annotations

from typing import NamedTuple

from ortools.sat.python.cp_model import IntervalVar, IntVar

from scheduler.plan import Plan, Stay
from scheduler.problem import Problem
from scheduler.stays import stays_of
from solver.model.values import ValueIn
from solver.model.variables import Group, Variables


class Extent(NamedTuple):
    """First start, last end, and their difference; all 0 when the order is left out."""

    start: IntVar
    end: IntVar
    length: IntVar


class Join(NamedTuple):
    """``literal``: one stay in ``bay`` covers both groups, and the bay is held ``[start, start + length)`` between."""

    literal: IntVar
    bay: str
    hold: IntervalVar


def planned_groups(x: Variables) -> tuple[Group, ...]:
    """Groups of which something is still decided."""
    return x.once("planned_groups", "", lambda _: tuple(_planned_groups(x.problem)))


def fact_stays(x: Variables) -> tuple[Stay, ...]:
    """Stays that facts alone amount to."""
    return x.once("fact_stays", "", lambda _: stays_of(x.problem, x.problem.facts))


def extent(x: Variables, group: Group) -> Extent:
    """When the group needs its bay: from where history holds it, over forced work that lies ahead, waiting included."""
    return x.once("extent", group, lambda key: _extent(x, key))


def interval(x: Variables, group: Group, bay: str) -> IntervalVar:
    """The extent, when the stay is in this bay."""
    span = extent(x, group)
    name = f"stay[{group[0]}/{group[1]}/{bay}]"
    return x.model.new_optional_interval_var(span.start, span.length, span.end, x.bays(group)[bay], name)


def joins(x: Variables) -> tuple[Join, ...]:
    """Every way in which a group may follow another in one stay."""
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
    present, horizon = x.present(group[0]), max([x.problem.horizon, *(end for _, end in constants)])

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


def _joins(x: Variables, order: str) -> list[Join]:
    """Only a group of which nothing has begun can still choose to follow in the bay of the one before."""
    groups = x.problem.orders[order].groups
    open_groups = [g for g, members in enumerate(groups) if x.problem.facts.keys().isdisjoint(members)]
    return [
        _join(x, order, before, after, bay)
        for before, after in x.problem.orders[order].joins
        if after in open_groups
        for bay in x.compiled.group_bays[order, before]
        if bay in x.compiled.group_bays[order, after]
    ]


def _join(x: Variables, order: str, before: int, after: int, bay: str) -> Join:
    name = f"{order}/{before}/{after}"
    literal = x.new_bool(f"joined[{name}/{bay}]", _is_joined(x.problem, order, before, after, bay))
    x.model.add_implication(literal, x.bays((order, after))[bay])
    if (order, before) in planned_groups(x):
        x.model.add_implication(literal, x.bays((order, before))[bay])
        begins: IntVar | int = extent(x, (order, before)).end
    else:
        begins = max(x.problem.facts[o].end for o in x.problem.orders[order].groups[before])
    ends = extent(x, (order, after)).start
    length = x.once("held", (order, before, after), lambda key: _held(x, *key))
    return Join(literal, bay, x.model.new_optional_interval_var(begins, length, ends, literal, f"held[{name}/{bay}]"))


def _held(x: Variables, order: str, before: int, after: int) -> IntVar:
    """Ticks for which the bay is held between two joined groups."""
    first, second = (x.problem.orders[order].groups[g] for g in (before, after))

    def value(plan: Plan) -> int:
        if not any(set(first) & set(s.operations) and set(second) & set(s.operations) for s in plan.stays):
            return 0
        return min(plan.placements[o].start for o in second) - max(plan.placements[o].end for o in first)

    return x.new_int(0, x.problem.horizon, f"held[{order}/{before}/{after}]", value)


def _is_joined(problem: Problem, order: str, before: int, after: int, bay: str) -> ValueIn:
    first, second = (set(problem.orders[order].groups[g]) for g in (before, after))
    return lambda plan: any(
        s.bay == bay and first & set(s.operations) and second & set(s.operations)
        for s in plan.stays
        if s.order == order
    )
