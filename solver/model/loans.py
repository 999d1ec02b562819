"""Variables of loaners: which one is lent for an order, and when it comes back."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import IntVar, LinearExprT

from scheduler.loans import back as back_in
from scheduler.loans import handovers, is_lent, starts, suitable
from scheduler.orders import LoanNeed, Order
from scheduler.plan import Loan, Plan
from solver.model.outcomes import earliest, latest, ready, whole
from solver.model.variables import Variables


def lent(x: Variables, order: Order, need: LoanNeed) -> dict[str, IntVar]:
    """By loaner that suits: the literal that says it is lent."""
    return x.once("lent", order.id, lambda _: {c: _lent(x, order, c) for c in suitable(x.problem, need)})


def needed(x: Variables, order: Order, need: LoanNeed) -> IntVar:
    """A loaner is lent for the order."""
    return x.once("needed", order.id, lambda _: _needed(x, order, need))


def back(x: Variables, order: Order, need: LoanNeed) -> IntVar:
    """Tick at which the loaner comes back, without its turnaround."""
    return x.once("back", order.id, lambda _: _back(x, order, need))


def loans_in(x: Variables, value: Callable[[IntVar], int]) -> dict[str, Loan]:
    """The loaners that the values lend; for how long follows from the plan."""
    orders = ((order, order.loan) for order in x.problem.orders.values() if order.loan is not None)
    choices = ((order.id, car, literal) for order, need in orders for car, literal in lent(x, order, need).items())
    return {order: Loan(order, loaner, 0, 0) for order, loaner, literal in choices if value(literal)}


def _lent(x: Variables, order: Order, loaner: str) -> IntVar:
    def value(plan: Plan) -> int:
        return order.id in plan.loans and plan.loans[order.id].loaner == loaner

    return x.new_bool(f"lent[{order.id}/{loaner}]", value)


def _needed(x: Variables, order: Order, need: LoanNeed) -> IntVar:
    literal = x.new_bool(f"loan[{order.id}]", lambda plan: is_lent(x.problem, plan, order, need))
    expected = x.present(order.id) if need.car is None else x.model.new_constant(1)
    x.model.add_implication(literal, expected)
    x.model.add(back(x, order, need) >= starts(need) + 1).only_enforce_if(literal)
    x.model.add(back(x, order, need) <= starts(need)).only_enforce_if(~literal, expected)
    return literal


def _back(x: Variables, order: Order, need: LoanNeed) -> IntVar:
    least = max(starts(need), order.promised or 0)
    facts = [x.problem.facts[o].end for o in order.operations if o in x.problem.facts]
    most = max([least, x.problem.horizon, latest(x, order), *facts])
    variable = x.new_int(min(0, least), most, f"back[{order.id}]", lambda plan: back_in(x.problem, plan, order, need))
    over: list[LinearExprT] = list(_handed_over(x, order))
    x.model.add_max_equality(variable, [least, x.problem.horizon * (1 - whole(x, order)), *over])
    return variable


def _handed_over(x: Variables, order: Order) -> list[LinearExprT]:
    """Ends of handovers, and ready where none is placed."""
    last = handovers(x.problem, order)
    facts: list[LinearExprT] = [x.problem.facts[o].end for o in last if o in x.problem.facts]
    ends: list[LinearExprT] = [*facts, *(x.end(o) for o in last if o not in x.problem.facts)]
    if not last:
        return [ready(x, order)]
    if facts or any(x.placed(o).index == x.present(order.id).index for o in last):
        return ends
    return [*ends, _ready_without(x, order, last)]


def _ready_without(x: Variables, order: Order, last: tuple[str, ...]) -> IntVar:
    """Ready where no handover is placed, else 0."""
    placed = x.any_of(f"handed_over[{order.id}]", [x.placed(o) for o in last])
    whole = ready(x, order)

    def value(plan: Plan) -> int:
        return 0 if x.known(placed, plan) else x.known(whole, plan)

    variable = x.new_int(earliest(x, order), latest(x, order), f"ready_without[{order.id}]", value)
    x.model.add(variable == 0).only_enforce_if(placed)
    x.model.add(variable == whole).only_enforce_if(~placed)
    return variable
