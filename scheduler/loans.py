"""From when to when a customer has a loaner, and which one."""

from __future__ import annotations

from scheduler.orders import LoanNeed, Order
from scheduler.plan import Loan, Plan
from scheduler.problem import Problem
from scheduler.readiness import ready


def suitable(problem: Problem, need: LoanNeed) -> tuple[str, ...]:
    """The loaner that is out already; else all of the class."""
    if need.car is not None:
        return (need.car,)
    return tuple(car.id for car in problem.loaners.values() if need.loaner_class in (None, car.loaner_class))


def starts(need: LoanNeed) -> int:
    """Tick from which the customer has it."""
    return need.start if need.duty is None else max(need.start, need.duty)


def handovers(problem: Problem, order: Order) -> tuple[str, ...]:
    """Operations at the end of which the customer has the own car again."""
    return tuple(o for o in order.operations if problem.operations[o].hands_over)


def back(problem: Problem, plan: Plan, order: Order, need: LoanNeed) -> int:
    """Tick at which the customer brings it back: as promised, or when the own car is handed over, if that is later."""
    ends = [plan.placements[o].end for o in handovers(problem, order) if o in plan.placements]
    over = max(ends) if ends else ready(problem, plan, order) or 0
    remains = order.id in plan.left_out or order.id in plan.carried_over
    return max(starts(need), order.promised or 0, over, problem.horizon if remains else 0)


def is_lent(problem: Problem, plan: Plan, order: Order, need: LoanNeed) -> bool:
    """The order needs its loaner: it is planned, or its loaner is out, and the customer does not wait for less."""
    expected = need.car is not None or order.id not in plan.left_out
    return expected and back(problem, plan, order, need) > starts(need)


def loan(problem: Problem, plan: Plan, order: Order, need: LoanNeed, loaner: str) -> Loan:
    """The loan of a loaner, turnaround included."""
    end = back(problem, plan, order, need) + problem.loaners[loaner].turnaround
    return Loan(order.id, loaner, starts(need), end)


def loans_of(problem: Problem, plan: Plan) -> dict[str, Loan]:
    """What the loaners that a plan has chosen amount to: lent as long as its placements ask for."""
    found = {}
    for order in problem.orders.values():
        need, chosen = order.loan, plan.loans.get(order.id)
        if need is None or not is_lent(problem, plan, order, need):
            continue
        loaner = need.car or (chosen.loaner if chosen else None)
        if loaner is not None:
            found[order.id] = loan(problem, plan, order, need, loaner)
    return found
