"""Why orders of a plan are late or left out: what holds each up, and the cheapest change that would save it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from scheduler.clock import TICK_MINUTES
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.promises import Prospect, Standing, prospects
from scheduler.why import Why
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.why.case import Case, Cases
from solver.why.causes import Found, cause
from solver.why.cheapest import relaxation
from solver.why.prices import harm

TROUBLED = (Standing.LATE, Standing.LEFT_OUT)


def explain(problem: Problem, plan: Plan, is_over: Callable[[], bool], only: str | None = None) -> dict[str, Why]:
    """By order, those that it harms most first; when it is over, what is known by then.

    First all causes, which are quick, then what would help, which has to be tried out.
    """
    cases = Cases(Construct(Compiled(problem)), plan)
    found: dict[str, tuple[Case, Found]] = {}
    for prospect in _troubled(problem, plan, only):
        if is_over():
            break
        case = cases.of(prospect.order.id)
        found[prospect.order.id] = case, cause(case)
    whys = {order: _why(case, told) for order, (case, told) in found.items()}
    for order, (case, told) in found.items():
        if is_over():
            break
        whys[order] = replace(whys[order], relaxation=relaxation(case, told.blockers, is_over))
    return whys


def _troubled(problem: Problem, plan: Plan, only: str | None) -> list[Prospect]:
    every = (p for p in prospects(problem, plan).values() if p.standing in TROUBLED)
    chosen = [p for p in every if only in (None, p.order.id)]
    return sorted(chosen, key=lambda p: -harm(p.order, p.ready, problem.horizon))


def _why(case: Case, found: Found) -> Why:
    operation = found.operation.id if found.operation is not None else None
    return Why(case.order.id, _verdict(case), found.cause, found.reason, operation, found.blockers)


def _verdict(case: Case) -> str:
    """``late by 40 min``, ``carried over, late by 600 min``, ``left out``."""
    if case.end is None:
        return Standing.LEFT_OUT.value
    late = f"late by {(case.end - (case.order.due or 0)) * TICK_MINUTES} min"
    return f"carried over, {late}" if case.order.id in case.plan.carried_over else late
