"""Every customer who is owed a loaner has one for as long as it takes, and no loaner is lent twice at a time."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.clashes import clashes
from scheduler.loans import back, is_lent, loan, starts, suitable
from scheduler.orders import LoanNeed, Order
from scheduler.plan import Loan, Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Loans that are out already may clash with each other."""
    for order in problem.orders.values():
        message = _fault(problem, plan, order)
        if message:
            yield Violation("loaner", f"{wording.car(problem, order.id)} {message}", order.operations)
    yield from _clashes(problem, plan)


def _fault(problem: Problem, plan: Plan, order: Order) -> str:
    need, lent = order.loan, plan.loans.get(order.id)
    if need is None or not is_lent(problem, plan, order, need):
        return f"needs no loaner, {problem.loaners[lent.loaner].plate} is lent" if lent else ""
    if lent is None:
        until = back(problem, plan, order, need)
        return f"needs a loaner{_kind(need)} {wording.between(problem, starts(need), until)}, none is lent"
    car = problem.loaners[lent.loaner]
    if lent.loaner not in suitable(problem, need):
        owed = f"has {problem.loaners[need.car].plate} already" if need.car else f"needs a loaner{_kind(need)}"
        return f"{owed}: {car.plate}, class {car.loaner_class}, is lent"
    right = loan(problem, plan, order, need, lent.loaner)
    if lent != right:
        return (
            f"needs its loaner {car.plate} {wording.between(problem, right.start, right.end)}, turnaround included:"
            f" it is lent {wording.between(problem, lent.start, lent.end)}"
        )
    return ""


def _kind(need: LoanNeed) -> str:
    return "" if need.loaner_class is None else f" of class {need.loaner_class}"


def _clashes(problem: Problem, plan: Plan) -> Iterator[Violation]:
    by_loaner: dict[str, list[Loan]] = {}
    for lent in plan.loans.values():
        by_loaner.setdefault(lent.loaner, []).append(lent)
    for loaner, loans in by_loaner.items():
        for holding, lent in clashes(loans):
            pair = (problem.orders[holding.order], problem.orders[lent.order])
            yield Violation(
                "loaner",
                f"{problem.loaners[loaner].plate} is lent for {wording.car(problem, holding.order)} until"
                f" {wording.at(problem, holding.end)}, {wording.car(problem, lent.order)} gets it at"
                f" {wording.at(problem, lent.start)}",
                (*pair[0].operations, *pair[1].operations),
                waived=all(order.loan is not None and order.loan.car == loaner for order in pair),
            )
