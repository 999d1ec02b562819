"""A plan document as a plan in ticks: strictly, for a plan that is to be judged, or as far as it still fits."""

from __future__ import annotations

from scheduler.clock import Clock
from scheduler.documents.plan import LeftOutEntry, PlacementEntry, PlanDocument, StayEntry
from scheduler.errors import InvalidDocument
from scheduler.plan import LeftOut, Placement, Plan, Stay
from scheduler.problem import Problem
from scheduler.stays import stays_of
from scheduler.translate.entries import faults_of, unknown_in_left_out, unknown_in_placement, unknown_in_stay


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
    plan = _plan(document, problem.clock)
    missing = {name: fact for name, fact in problem.facts.items() if name not in plan.placements}
    return Plan({**plan.placements, **missing}, (*plan.stays, *stays_of(problem, missing)), plan.left_out)


def to_published(document: PlanDocument, problem: Problem) -> Plan:
    """What still holds of a published plan: entries that name something unknown are dropped, times round down."""
    kept = {
        "placements": tuple(e for e in document.placements if not any(unknown_in_placement("", e, problem))),
        "stays": tuple(e for e in document.stays if not any(unknown_in_stay("", e, problem))),
        "left_out": tuple(e for e in document.left_out if not any(unknown_in_left_out("", e, problem))),
    }
    return _plan(document.model_copy(update=kept), problem.clock)


def _plan(document: PlanDocument, clock: Clock) -> Plan:
    return Plan(
        {entry.operation: _placement(entry, clock) for entry in document.placements},
        tuple(_stay(entry, clock) for entry in document.stays),
        {entry.order: _left_out(entry) for entry in document.left_out},
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
    )


def _stay(entry: StayEntry, clock: Clock) -> Stay:
    return Stay(entry.order, entry.bay, clock.tick_down(entry.start), clock.tick_down(entry.end), entry.operations)


def _left_out(entry: LeftOutEntry) -> LeftOut:
    return LeftOut(entry.order, entry.reason, entry.blocked_by)
