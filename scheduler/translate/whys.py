"""Why orders are late or left out: as it is written down, and read again."""

from __future__ import annotations

from scheduler.documents.plan import PlanDocument, RelaxationEntry, WhyEntry
from scheduler.problem import Problem
from scheduler.why import Relaxation, Why


def why_entry(why: Why) -> WhyEntry:
    """The entry of one order."""
    return WhyEntry(
        order=why.order,
        verdict=why.verdict,
        cause=why.cause,
        operation=why.operation,
        reason=why.reason,
        blocked_by=why.blocked_by,
        relaxation=_relaxation_entry(why.relaxation) if why.relaxation is not None else None,
    )


def to_whys(document: PlanDocument, problem: Problem) -> dict[str, Why]:
    """By order, those of orders that are known; none where the plan does not tell."""
    return {entry.order: _why(entry) for entry in document.why if entry.order in problem.orders}


def _relaxation_entry(relaxation: Relaxation) -> RelaxationEntry:
    return RelaxationEntry(change=relaxation.words, price=relaxation.price, keeps_promise=relaxation.keeps_promise)


def _why(entry: WhyEntry) -> Why:
    told = entry.relaxation
    relaxation = Relaxation(told.change, told.price, told.keeps_promise) if told is not None else None
    return Why(entry.order, entry.verdict, entry.cause, entry.reason, entry.operation, entry.blocked_by, relaxation)
