"""From a solution of the relaxation to people: who does what at the times it gives, for as many orders as can be."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL, CpModel, CpSolver, IntervalVar, IntVar, LinearExpr

from scheduler.cycles import member
from scheduler.orders import Operation
from scheduler.overtime import ends_in_overtime
from scheduler.plan import Placement, Plan
from scheduler.presence import runs, span
from solver.model.cycles import cycles_of
from solver.model.decode import Value, bays_of
from solver.model.fixed import blocked
from solver.model.holding import held
from solver.model.loans import loans_in
from solver.pooled.variables import PooledVariables
from solver.pooled.ways import People, PooledWay
from solver.units import with_units

Crews = dict[str, tuple[str, ...]]
Busy = dict[str, list[tuple[int, int]]]
SECONDS = 1.0
"""Longest search for people."""


class Job(NamedTuple):
    """A placed operation: when, and in which pooled way."""

    operation: Operation
    start: int
    end: int
    way: PooledWay

    @property
    def able(self) -> People:
        """Whoever could do some of it."""
        return frozenset(technician for people in self.way.able for technician in people)


class Seated(NamedTuple):
    """A solution with people, less the orders that find none: no valid plan yet, for who supervises is left open.

    ``wanted``: people who could have done what nobody has time for.
    """

    plan: Plan
    wanted: People


def seated(x: PooledVariables, value: Value, seed: int) -> Seated:
    """Seat as many orders as can be; ``value`` is asked before this returns and never again."""
    problem, bays = x.problem, bays_of(x, value)
    cycles = cycles_of(x, value)
    jobs = [_job(x, o, value) for o in problem.planned if not o.paint and value(x.placed(o.id))]
    busy = {t: [(f.start, f.end) for f in problem.facts.values() if t in f.crew] for t in problem.technicians}
    for phase in (phase for cycle in cycles for phase in cycle.phases):
        for technician in phase.crew:
            busy[technician].append((phase.start, phase.end))
    crews = _crews(x, jobs, busy, seed)
    whole = [job for job in jobs if all(o in crews for o in _with(jobs, job))]
    where = {operation: bays.get(group) for operation, group in problem.group_of.items()}
    placed = [_placement(x, job, crews[job.operation.id], where.get(job.operation.id)) for job in whole]
    placed = [replace(p, equipment=held(x, p.operation, value)) for p in placed]
    placements = {o: member(cycle, o) for cycle in cycles for o in cycle.operations}
    placements |= dict(problem.facts) | {p.operation: p for p in with_units(problem, placed)}
    wanted = frozenset(t for job in jobs if job.operation.id not in crews for t in job.able)
    return Seated(Plan(placements, cycles=cycles, loans=loans_in(x, value)), wanted)


def _job(x: PooledVariables, operation: Operation, value: Value) -> Job:
    way = next(way for literal, way in x.pooled(operation.id) if value(literal))
    return Job(operation, value(x.start(operation.id)), value(x.end(operation.id)), way)


def _with(jobs: list[Job], job: Job) -> list[str]:
    """Operations of the same order that are placed."""
    return [other.operation.id for other in jobs if other.operation.order == job.operation.order]


def _crews(x: PooledVariables, jobs: list[Job], busy: Busy, seed: int) -> Crews:
    """The crews of as many orders as can be, and beside them of as many operations."""
    model = CpModel()
    whole = {order: model.new_bool_var(order) for order in x.problem.orders}
    filled = {job.operation.id: model.new_bool_var(job.operation.id) for job in jobs}
    seats: dict[str, list[dict[str, IntVar]]] = {}
    intervals: dict[str, list[IntervalVar]] = {t: blocked(model, spans) for t, spans in busy.items()}
    for job in jobs:
        literal = filled[job.operation.id]
        model.add_implication(whole[job.operation.order], literal)
        seats[job.operation.id] = [_fill(model, job, count, able, literal, intervals) for count, able in _able(x, job)]
    for found in intervals.values():
        model.add_no_overlap(found)
    _share_crews(model, jobs, seats, filled)
    most = len(jobs) + 1
    model.maximize(most * LinearExpr.sum(list(whole.values())) + LinearExpr.sum(list(filled.values())))
    solver = CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.catch_sigint_signal = False
    if solver.solve(model) not in (OPTIMAL, FEASIBLE):
        return {}
    return {
        job.operation.id: _crew(
            x, job, [[t for t, v in place.items() if solver.value(v)] for place in seats[job.operation.id]]
        )
        for job in jobs
        if solver.value(filled[job.operation.id])
    }


def _fill(
    model: CpModel, job: Job, count: int, able: list[str], filled: IntVar, intervals: dict[str, list[IntervalVar]]
) -> dict[str, IntVar]:
    """A literal per person for the seats of one place."""
    literals = {t: model.new_bool_var("") for t in able}
    model.add(LinearExpr.sum(list(literals.values())) == count * filled)
    for technician, literal in literals.items():
        interval = model.new_optional_fixed_size_interval_var(job.start, job.end - job.start, literal, "")
        intervals[technician].append(interval)
    return literals


def _able(x: PooledVariables, job: Job) -> list[tuple[int, list[str]]]:
    """By place: seats, and who could fill them at these times."""
    places = x.compiled.choices[job.operation.id].places[job.way.way]
    return [
        (place.count, [t for t in sorted(able) if x.may_do(job.operation.id, job.way, t, job.start)])
        for place, able in zip(places, job.way.able, strict=True)
    ]


def _share_crews(
    model: CpModel, jobs: list[Job], seats: dict[str, list[dict[str, IntVar]]], filled: dict[str, IntVar]
) -> None:
    for operation in (job.operation for job in jobs):
        other = operation.same_crew_as
        if other is not None and other in seats:
            mine, theirs = _by_person(seats[operation.id]), _by_person(seats[other])
            for technician in mine.keys() | theirs.keys():
                same = model.add(LinearExpr.sum(mine.get(technician, [])) == LinearExpr.sum(theirs.get(technician, [])))
                same.only_enforce_if(filled[operation.id], filled[other])


def _by_person(places: list[dict[str, IntVar]]) -> dict[str, list[IntVar]]:
    found: dict[str, list[IntVar]] = {}
    for literals in places:
        for technician, literal in literals.items():
            found.setdefault(technician, []).append(literal)
    return found


def _crew(x: PooledVariables, job: Job, people: list[list[str]]) -> tuple[str, ...]:
    """In the order of the way's seats."""
    places = x.compiled.choices[job.operation.id].places[job.way.way]
    found = {
        seat: t for place, some in zip(places, people, strict=True) for seat, t in zip(place.seats, some, strict=True)
    }
    return tuple(found[seat] for seat in sorted(found))


def _placement(x: PooledVariables, job: Job, crew: tuple[str, ...], bay: str | None) -> Placement:
    operation, way = job.operation, job.way.way
    placement = Placement(operation.id, job.start, job.end, way, crew, bay)
    placement = replace(placement, overtime=ends_in_overtime(x.problem, placement))
    worked = x.problem.working(operation.ways[way], crew, bay, placement.staying) & span(job.start, job.end)
    return replace(placement, segments=tuple(runs(worked)))
