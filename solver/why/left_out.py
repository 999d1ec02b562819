"""Why an order is left out: what it needs cannot be had at all, or others have it. Quick enough for every plan."""

from __future__ import annotations

from dataclasses import replace

from scheduler import wording
from scheduler.loans import starts
from scheduler.orders import LoanNeed, Operation
from scheduler.plan import LeftOut, Plan
from scheduler.ports import Outcome
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.gaps import Probe
from solver.why.case import Case, Cases
from solver.why.changes.pins import pinned, unpinned
from solver.why.holders import holders, lenders
from solver.why.needs import limits, needed, window

FITS = "it fits, but the plan found in this time is worth more without it"


def with_reasons(construct: Construct, outcome: Outcome) -> Outcome:
    """The same outcome with a reason, and the orders in the way, for every order left out."""
    cases = Cases(construct, outcome.plan)
    left_out = {order: left_out_for(cases.of(order)) for order in outcome.plan.left_out}
    return replace(outcome, plan=replace(outcome.plan, left_out=left_out))


def left_out_for(case: Case) -> LeftOut:
    """The reason in words, and the orders in the way."""
    problem, order, stuck = case.problem, case.order, case.among.stuck
    if order.loan is not None and case.among.lacks_loaner:
        return _no_loaner(case, order.loan)
    if case.alone.stuck is not None:
        return LeftOut(order.id, _hopeless(case, case.alone.stuck))
    if stuck is None:
        return LeftOut(order.id, FITS)
    reason = f"{stuck.name} finds no free {needed(stuck)} {limits(problem, order, stuck)}"
    blockers = holders(case.construct.compiled, case.plan, stuck, window(problem, order, stuck))
    return LeftOut(order.id, reason, blockers)


def fits(problem: Problem, order: str) -> bool:
    """With nothing else planned."""
    return alone_in(problem, order).fits


def alone_in(problem: Problem, order: str) -> Probe:
    """What comes of the order in a changed problem with nothing else planned."""
    return Construct(Compiled(problem)).gaps(Plan(problem.facts)).probe(order)


def _no_loaner(case: Case, need: LoanNeed) -> LeftOut:
    """Whoever has one that would suit is in the way."""
    kind = "" if need.loaner_class is None else f" of class {need.loaner_class}"
    reason = f"no loaner{kind} is free from {wording.at(case.problem, starts(need))} on"
    return LeftOut(case.order.id, reason, lenders(case.problem, case.plan, case.order, need))


def _hopeless(case: Case, stuck: Operation) -> str:
    problem, order = case.problem, case.order
    pins = pinned(problem, order)
    if pins and fits(unpinned(problem, pins), order.id):
        return f"{stuck.name} does not fit as pinned (pins on: {', '.join(o.name for o in pins)})"
    advice = "; plan more days" if order.due is not None and order.due >= problem.horizon else ""
    return f"{stuck.name} does not fit {limits(problem, order, stuck)}, even with nothing else planned{advice}"
