"""A hand move: one operation elsewhere, everything else where it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scheduler.documents.moves import Move
from scheduler.lending import loan_of
from scheduler.orders import Order
from scheduler.parking import parkings
from scheduler.plan import Plan, Stay
from scheduler.problem import Problem
from scheduler.seats import Seat, placed_at, sharing
from scheduler.stays import stays_of
from scheduler.translate.moves import to_seat


def moved(problem: Problem, plan: Plan, move: Move) -> Plan:
    """The plan with one operation where a move puts it, whether or not that breaks a rule.

    Raises
    ------
    InvalidDocument
        The operation cannot be moved by hand, or the move names something unknown or a time that does not fit; every
        fault is named.
    """
    return seated(problem, plan, to_seat(move, problem, plan))


def seated(problem: Problem, plan: Plan, seat: Seat) -> Plan:
    """The plan with a planned operation at a seat, and with what follows from it for its own order.

    A car stands in one bay for all operations of a stay: they go along into another bay, each at its own time.
    """
    for each in (*_going_along(problem, plan, seat), seat):
        plan = replace(plan, placements={**plan.placements, each.operation: placed_at(problem, plan, each)})
    order = problem.orders[problem.operations[seat.operation].order]
    plan = _with_loan(problem, replace(plan, stays=_stays(problem, plan, order)), order)
    return replace(plan, yard=parkings(problem, plan))


def _going_along(problem: Problem, plan: Plan, seat: Seat) -> Iterator[Seat]:
    if seat.bay not in (None, plan.placements[seat.operation].bay):
        for mate in sharing(problem, plan, seat.operation):
            yield Seat(mate.operation, mate.way, mate.crew, seat.bay, mate.start)


def _stays(problem: Problem, plan: Plan, order: Order) -> tuple[Stay, ...]:
    """The order's stays as they are now; no other car is driven out of its bay and in again for it."""
    others = (stay for stay in plan.stays if stay.order != order.id)
    own = (stay for stay in stays_of(problem, plan.placements) if stay.order == order.id)
    return tuple(sorted((*others, *own), key=lambda stay: (stay.start, stay.end, stay.bay, stay.order)))


def _with_loan(problem: Problem, plan: Plan, order: Order) -> Plan:
    loan = loan_of(problem, plan, order)
    others = {name: lent for name, lent in plan.loans.items() if name != order.id}
    return replace(plan, loans=others if loan is None else {**others, order.id: loan})
