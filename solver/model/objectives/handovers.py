r"""Technicians beyond the first who work on one car within a trade.

With :math:`U_{wt}` = technician t works on order w, :math:`V_{wk}` = somebody of trade k does:

.. math::
    \sum_{w,t} U_{wt} - \sum_{w,k} V_{wk}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT, LiteralT

from scheduler.orders import Order
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """Number of technicians beyond the first per car and trade; people of facts are known."""
    terms: list[LinearExprT] = []
    for order in x.problem.orders.values():
        for trade, people in _people(x, order).items():
            used = [x.any_of(f"on[{order.id}/{t}]", literals) for t, literals in people.items()]
            terms += [*used, -x.any_of(f"trade[{order.id}/{trade}]", used)]
    return LinearExpr.sum(terms)


def _people(x: Variables, order: Order) -> dict[str, dict[str, list[LiteralT]]]:
    """By trade and technician: what says that he or she works on the order."""
    found: dict[str, dict[str, list[LiteralT]]] = {}
    for operation in order.operations:
        fact = x.problem.facts.get(operation)
        works: dict[str, LiteralT] = dict.fromkeys(fact.crew, 1) if fact else dict(x.works(operation))
        for technician, literal in works.items():
            trade = x.problem.technicians[technician].trade
            found.setdefault(trade, {}).setdefault(technician, []).append(literal)
    return found
