"""Plan a day, and check a plan: the two use cases everything else stands on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from scheduler.documents.day import Day
from scheduler.documents.plan import PlanDocument
from scheduler.judge import judge
from scheduler.plan import Judgement, Plan
from scheduler.ports import Explainer, Outcome, Progress, SolveParams, Solver
from scheduler.problem import Problem
from scheduler.status import status_in_words
from scheduler.translate import to_document, to_known, to_plan, to_problem

EXPLAINING = 0.5
"""Seconds for finding out about orders that are late or left out, those that matter most first."""


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day, its problem, what the solver made of it, and the plan as a document."""

    day: Day
    problem: Problem
    outcome: Outcome
    document: PlanDocument


@dataclass(frozen=True, slots=True)
class CheckedDay:
    """A day with a plan that somebody made, and what the judge says of it."""

    problem: Problem
    plan: Plan
    judgement: Judgement


def plan_day(
    day: Day,
    solver: Solver,
    params: SolveParams,
    report: Callable[[Progress], None] = lambda progress: None,
    stopped: Callable[[], bool] = lambda: False,
    known: Sequence[PlanDocument] = (),
    explainer: Explainer | None = None,
) -> PlannedDay:
    """Plan a day, beginning from known plans of it, as far as they still hold, and explain what is late or left out.

    Raises
    ------
    InvalidDocument
        The day cannot be planned; every fault is named.
    """
    return plan_problem(day, to_problem(day), solver, params, report, stopped, known, explainer)


def plan_problem(
    day: Day,
    problem: Problem,
    solver: Solver,
    params: SolveParams,
    report: Callable[[Progress], None],
    stopped: Callable[[], bool],
    known: Sequence[PlanDocument],
    explainer: Explainer | None,
) -> PlannedDay:
    """Plan a day whose problem is known already: whoever shows better plans while they come needs it for that."""
    outcome = solver(problem, params, report, stopped, [to_known(plan, problem) for plan in known])
    if explainer is not None:
        outcome = explained(problem, outcome, explainer)
    return PlannedDay(day, problem, outcome, document_of(day, problem, outcome))


def document_of(day: Day, problem: Problem, outcome: Outcome) -> PlanDocument:
    """The plan as people read it, with what is proved of it in words."""
    return to_document(outcome, problem, day, status_in_words(problem, outcome))


def explained(problem: Problem, outcome: Outcome, explainer: Explainer, seconds: float = EXPLAINING) -> Outcome:
    """The same outcome, and why its orders are late or left out."""
    until = monotonic() + seconds
    return replace(outcome, whys=explainer(problem, outcome.plan, lambda: monotonic() >= until))


def check_day(day: Day, document: PlanDocument) -> CheckedDay:
    """Judge a plan of a day, whoever made it.

    Raises
    ------
    InvalidDocument
        The day or the plan cannot be read as a plan of this day; every fault is named.
    """
    problem = to_problem(day)
    plan = to_plan(document, problem)
    return CheckedDay(problem, plan, judge(problem, plan))
