r"""Technicians beyond the first who work on one car within a trade.

With :math:`U_{wt}` = technician t works on order w, :math:`V_{wk}` = somebody of trade k does:

.. math::
    \sum_{w,t} U_{wt} - \sum_{w,k} V_{wk}
"""

from __future__ import annotations

from collections.abc import Collection

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from scheduler.plan import Plan
from scheduler.problem import Order
from solver.model.variables import ValueIn, Variables


def term(x: Variables) -> LinearExprT:
    """Number of technicians beyond the first per car and trade; people of facts are known."""
    terms: list[LinearExprT] = []
    for order in x.problem.orders.values():
        for trade, people in _people(x, order).items():
            used = [_used(x, order, t, literals) for t, literals in people.items()]
            somebody = x.new_bool(f"trade[{order.id}/{trade}]", _is_on(order, people.keys()))
            x.model.add_max_equality(somebody, used)
            terms += [*used, -somebody]
    return LinearExpr.sum(terms)


def _people(x: Variables, order: Order) -> dict[str, dict[str, list[IntVar | int]]]:
    """By trade and technician: what says that he or she works on the order."""
    found: dict[str, dict[str, list[IntVar | int]]] = {}
    for operation in order.operations:
        fact = x.problem.facts.get(operation)
        works: dict[str, IntVar | int] = dict.fromkeys(fact.crew, 1) if fact else dict(x.works(operation))
        for technician, literal in works.items():
            trade = x.problem.technicians[technician].trade
            found.setdefault(trade, {}).setdefault(technician, []).append(literal)
    return found


def _used(x: Variables, order: Order, technician: str, literals: list[IntVar | int]) -> IntVar:
    variable = x.new_bool(f"on[{order.id}/{technician}]", _is_on(order, {technician}))
    x.model.add_max_equality(variable, literals)
    return variable


def _is_on(order: Order, people: Collection[str]) -> ValueIn:
    def value(plan: Plan) -> int:
        placed = (plan.placements[o] for o in order.operations if o in plan.placements)
        return any(t in people for p in placed for t in p.crew)

    return value
