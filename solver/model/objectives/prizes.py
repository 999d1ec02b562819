r"""Prizes of optional operations that are not done.

With :math:`p_i` the prize of option i, and :math:`P_i` = it is done:

.. math::
    \sum_i p_i (1 - P_i)
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In cost points; an option of facts alone has been done."""
    terms: list[LinearExprT] = []
    for order in x.problem.orders.values():
        for option in order.options:
            planned = [o for o in option.operations if o not in x.problem.facts]
            if planned:
                terms.append(option.prize * (1 - x.placed(planned[0])))
    return LinearExpr.sum(terms)
