"""A plan document as a plan in ticks: strictly, for a plan that is to be judged, or as far as it still fits."""

from __future__ import annotations

from dataclasses import replace

from scheduler.clock import Clock
from scheduler.documents.plan import (
    BoothCycleEntry,
    LeftOutEntry,
    LoanerEntry,
    PlacementEntry,
    PlanDocument,
    StayEntry,
    YardEntry,
)
from scheduler.errors import InvalidDocument
from scheduler.plan import Cycle, CyclePhase, LeftOut, Loan, Parking, Placement, Plan, Stay
from scheduler.problem import Problem
from scheduler.stays import stays_of
from scheduler.translate.entries import faults_of, lists_of, unknown_in


def to_plan(document: PlanDocument, problem: Problem) -> Plan:
    """A plan of a problem, completed with the facts that it does not list.

    Raises
    ------
    InvalidDocument
        It names something unknown or twice, or a time off the grid or outside the horizon; every fault is named.
    """
    faults = list(faults_of(document, problem))
    if faults:
        raise InvalidDocument(faults)
    return with_facts(_plan(document, problem.clock), problem)


def with_facts(plan: Plan, problem: Problem) -> Plan:
    """The plan with the facts that it does not list."""
    missing = {name: fact for name, fact in problem.facts.items() if name not in plan.placements}
    listed = {name for cycle in plan.cycles for name in cycle.operations}
    standing = {name for stay in plan.stays for name in stay.operations}
    unlisted = {name: fact for name, fact in missing.items() if name not in standing}
    return replace(
        plan,
        placements={**plan.placements, **missing},
        stays=(*plan.stays, *stays_of(problem, unlisted)),
        cycles=(*plan.cycles, *(cycle for cycle in problem.fact_cycles if listed.isdisjoint(cycle.operations))),
    )


def to_known(document: PlanDocument, problem: Problem) -> Plan:
    """What still holds of an earlier plan: entries that name something unknown are dropped, times round down.

    A booth cycle goes on without the cars that are gone.
    """
    cycles = (
        cycle.model_copy(update={"operations": tuple(o for o in cycle.operations if o in problem.operations)})
        for cycle in document.booth_cycles
    )
    document = document.model_copy(update={"booth_cycles": tuple(cycle for cycle in cycles if cycle.operations)})
    kept = {
        name: tuple(entry for entry in entries if not any(unknown_in("", entry, problem)))
        for name, entries in lists_of(document)
    }
    return _plan(document.model_copy(update=kept), problem.clock)


def _plan(document: PlanDocument, clock: Clock) -> Plan:
    return Plan(
        {entry.operation: _placement(entry, clock) for entry in document.placements},
        tuple(_stay(entry, clock) for entry in document.stays),
        {entry.order: _left_out(entry) for entry in document.left_out},
        frozenset(entry.order for entry in document.carried_over),
        tuple(_cycle(entry, clock) for entry in document.booth_cycles),
        {entry.order: _loan(entry, clock) for entry in document.loaners},
        tuple(_parking(entry, clock) for entry in document.yard),
    )


def _placement(entry: PlacementEntry, clock: Clock) -> Placement:
    return Placement(
        operation=entry.operation,
        start=clock.tick_down(entry.start),
        end=clock.tick_down(entry.end),
        way=entry.way,
        crew=entry.technicians,
        bay=entry.bay,
        equipment=entry.equipment,
        segments=tuple((clock.tick_down(s.start), clock.tick_down(s.end)) for s in entry.segments),
        overtime=entry.overtime,
        supervisor=entry.supervisor,
    )


def _stay(entry: StayEntry, clock: Clock) -> Stay:
    return Stay(entry.order, entry.bay, clock.tick_down(entry.start), clock.tick_down(entry.end), entry.operations)


def _left_out(entry: LeftOutEntry) -> LeftOut:
    return LeftOut(entry.order, entry.reason, entry.blocked_by)


def _cycle(entry: BoothCycleEntry, clock: Clock) -> Cycle:
    return Cycle(
        booth=entry.booth,
        programme=entry.programme,
        start=clock.tick_down(entry.start),
        end=clock.tick_down(entry.end),
        operations=entry.operations,
        phases=tuple(
            CyclePhase(clock.tick_down(phase.start), clock.tick_down(phase.end), phase.technicians)
            for phase in entry.phases
        ),
    )


def _loan(entry: LoanerEntry, clock: Clock) -> Loan:
    return Loan(entry.order, entry.loaner, clock.tick_down(entry.start), clock.tick_down(entry.end))


def _parking(entry: YardEntry, clock: Clock) -> Parking:
    return Parking(entry.order, clock.tick_down(entry.start), clock.tick_down(entry.end), entry.overflow)
