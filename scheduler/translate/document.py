"""A plan as the document that people and other systems read."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.clock import Clock
from scheduler.documents.day import Day
from scheduler.documents.plan import (
    BoothCycleEntry,
    BoothPhaseEntry,
    CarriedOverEntry,
    LeftOutEntry,
    LoanerEntry,
    PlacementEntry,
    PlanDocument,
    Span,
    StayEntry,
    TierEntry,
    YardEntry,
)
from scheduler.plan import Cycle, LeftOut, Loan, Parking, Placement, Plan, Stay
from scheduler.ports import Outcome
from scheduler.problem import Problem
from scheduler.readiness import ready
from scheduler.translate.violations import violation_entries
from scheduler.translate.whys import why_entry


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
        yard=tuple(_parking(parking, clock) for parking in plan.yard),
        loaners=tuple(_loan(loan, clock) for loan in plan.loans.values()),
        booth_cycles=tuple(_cycle(cycle, problem) for cycle in plan.cycles),
        carried_over=tuple(_carried_over(problem, plan)),
        left_out=tuple(_left_out(entry) for entry in plan.left_out.values()),
        why=tuple(why_entry(why) for why in outcome.whys.values()),
        score=tuple(_tiers(outcome)),
        violations=violation_entries(outcome.judgement.violations),
        status=status,
    )


def _placement(placement: Placement, clock: Clock) -> PlacementEntry:
    return PlacementEntry(
        operation=placement.operation,
        way=placement.way,
        technicians=placement.crew,
        supervisor=placement.supervisor,
        bay=placement.bay,
        equipment=placement.equipment,
        start=clock.moment(placement.start),
        end=clock.moment(placement.end),
        segments=tuple(Span(start=clock.moment(start), end=clock.moment(end)) for start, end in placement.segments),
        overtime=placement.overtime,
    )


def _stay(stay: Stay, clock: Clock) -> StayEntry:
    return StayEntry(
        order=stay.order,
        bay=stay.bay,
        start=clock.moment(stay.start),
        end=clock.moment(stay.end),
        operations=stay.operations,
    )


def _parking(parking: Parking, clock: Clock) -> YardEntry:
    return YardEntry(
        order=parking.order,
        overflow=parking.overflow,
        start=clock.moment(parking.start),
        end=clock.moment(parking.end),
    )


def _loan(loan: Loan, clock: Clock) -> LoanerEntry:
    return LoanerEntry(order=loan.order, loaner=loan.loaner, start=clock.moment(loan.start), end=clock.moment(loan.end))


def _cycle(cycle: Cycle, problem: Problem) -> BoothCycleEntry:
    clock, programme = problem.clock, problem.booths[cycle.booth].programmes[cycle.programme]
    return BoothCycleEntry(
        booth=cycle.booth,
        programme=cycle.programme,
        start=clock.moment(cycle.start),
        end=clock.moment(cycle.end),
        operations=cycle.operations,
        phases=tuple(
            BoothPhaseEntry(
                name=phase.name, technicians=run.crew, start=clock.moment(run.start), end=clock.moment(run.end)
            )
            for phase, run in zip(programme.phases, cycle.phases, strict=False)  # the doors may have opened early
        ),
    )


def _carried_over(problem: Problem, plan: Plan) -> Iterator[CarriedOverEntry]:
    for order in problem.orders.values():
        if order.id in plan.carried_over:
            rest = (o for o in order.operations if o not in plan.placements and o not in problem.option_of)
            end = ready(problem, plan, order)
            assert end is not None, "it is not left out"
            yield CarriedOverEntry(order=order.id, rest=tuple(rest), ready=problem.clock.moment(end))


def _left_out(entry: LeftOut) -> LeftOutEntry:
    return LeftOutEntry(order=entry.order, reason=entry.reason or "no room was found", blocked_by=entry.blocked_by)


def _tiers(outcome: Outcome) -> Iterator[TierEntry]:
    for tier, bound in zip(outcome.judgement.score.tiers, outcome.bounds, strict=True):
        yield TierEntry(tier=tier.name, value=tier.value, bound=bound, goals=dict(tier.goals))
