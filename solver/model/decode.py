"""From values of the variables to a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ortools.sat.python.cp_model import IntVar

from scheduler.completion import completed
from scheduler.cycles import member
from scheduler.orders import Operation
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.presence import runs, span
from solver.model.cycles import cycles_of
from solver.model.holding import held
from solver.model.loans import loans_in
from solver.model.parking import parked_in
from solver.model.stays import extent, planned_groups, stands
from solver.model.supervisors import supervises
from solver.model.variables import Group, Variables
from solver.units import with_units

Value = Callable[[IntVar], int]


def plan_of(x: Variables, value: Value) -> Plan:
    """The plan that the values stand for; bays of a class and equipment units are coloured, stays as few as can be."""
    problem = x.problem
    left_out = {o: LeftOut(o) for o in problem.orders if not value(x.present(o))}
    bays = bays_of(x, value)
    cycles = cycles_of(x, value)
    here = [o for o in problem.planned if value(x.placed(o.id)) and not o.paint]
    placed = [_placement(x, o, value, bays) for o in here]
    placements = {o: member(cycle, o) for cycle in cycles for o in cycle.operations}
    placements |= dict(problem.facts) | {p.operation: p for p in with_units(problem, placed)}
    plan = completed(problem, Plan(placements, (), left_out, cycles=cycles, loans=loans_in(x, value)))
    return replace(plan, yard=parked_in(x, value, plan))


def bays_of(x: Variables, value: Value) -> dict[Group, str]:
    """A bay of its class for every group, in order of start: where the car stands already, else the first free."""
    spans = [
        (value(e.start), value(e.end), g) for g in planned_groups(x) if value(stands(x, g)) for e in [extent(x, g)]
    ]
    found: dict[Group, str] = {}
    free_from: dict[str, int] = {}
    last: dict[str, str] = {}
    for start, end, group in sorted(spans):
        members = x.bay_classes[next(b for b, literal in x.bays(group).items() if value(literal))]
        free = [b for b in members if free_from.get(b, 0) <= start]
        bay = last[group[0]] if last.get(group[0]) in free else (free or members)[0]
        found[group] = last[group[0]] = bay
        free_from[bay] = end
    return found


def _placement(x: Variables, operation: Operation, value: Value, bays: dict[Group, str]) -> Placement:
    start, end = value(x.start(operation.id)), value(x.end(operation.id))
    kind = next(c.kind for c in x.chosen(operation.id) if value(c.literal))
    sitting = [seat for seat in x.seats(operation.id) if value(seat.literal)]
    seated: dict[int, str] = {}
    for number, place in enumerate(x.compiled.choices[operation.id].places[kind.way]):
        people = [seat.technician for seat in sitting if seat.place == number]
        seated |= dict(zip(place.seats, people, strict=True))
    crew = tuple(seated[seat] for seat in sorted(seated))
    bay = bays[x.problem.group_of[operation.id]] if operation.bay_kinds else None
    units = held(x, operation.id, value)
    placement = Placement(operation.id, start, end, kind.way, crew, bay, units, overtime=kind.overtime is not None)
    worked = x.problem.working(operation.ways[kind.way], crew, bay, placement.staying) & span(start, end)
    supervisor = next((t for t, literal in supervises(x, operation.id).items() if value(literal)), None)
    return replace(placement, segments=tuple(runs(worked)), supervisor=supervisor)
