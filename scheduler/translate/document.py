"""A plan as the document that people and other systems read."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.clock import Clock
from scheduler.documents.day import Day
from scheduler.documents.plan import LeftOutEntry, PlacementEntry, PlanDocument, Span, StayEntry, TierEntry
from scheduler.plan import LeftOut, Placement, Stay
from scheduler.ports import Outcome
from scheduler.problem import Problem


def to_document(outcome: Outcome, problem: Problem, day: Day, status: str) -> PlanDocument:
    """Every decision of the plan in local time, with its score, what is proved of it, and the version it follows."""
    clock, plan = problem.clock, outcome.plan
    base = day.published.version if day.published else None
    placements = sorted(plan.placements.values(), key=lambda p: (p.start, p.operation))
    return PlanDocument(
        schema="workshop-plan/1",
        state="draft",
        workshop=day.workshop.id,
        version=0 if base is None else base + 1,
        base_version=base,
        as_of=day.as_of,
        placements=tuple(_placement(placement, clock) for placement in placements),
        stays=tuple(_stay(stay, clock) for stay in plan.stays),
        yard=(),
        loaners=(),
        booth_cycles=(),
        left_out=tuple(_left_out(entry) for entry in plan.left_out.values()),
        score=tuple(_tiers(outcome)),
        status=status,
    )


def _placement(placement: Placement, clock: Clock) -> PlacementEntry:
    return PlacementEntry(
        operation=placement.operation,
        way=placement.way,
        technicians=placement.crew,
        supervisor=None,
        bay=placement.bay,
        equipment=placement.equipment,
        start=clock.moment(placement.start),
        end=clock.moment(placement.end),
        segments=tuple(Span(start=clock.moment(start), end=clock.moment(end)) for start, end in placement.segments),
    )


def _stay(stay: Stay, clock: Clock) -> StayEntry:
    return StayEntry(
        order=stay.order,
        bay=stay.bay,
        start=clock.moment(stay.start),
        end=clock.moment(stay.end),
        operations=stay.operations,
    )


def _left_out(entry: LeftOut) -> LeftOutEntry:
    return LeftOutEntry(order=entry.order, reason=entry.reason or "no room was found", blocked_by=entry.blocked_by)


def _tiers(outcome: Outcome) -> Iterator[TierEntry]:
    for tier, bound in zip(outcome.judgement.score.tiers, outcome.bounds, strict=True):
        yield TierEntry(tier=tier.name, value=tier.value, bound=bound, goals=dict(tier.goals))
