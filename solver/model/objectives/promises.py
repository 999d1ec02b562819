r"""Weight of promises not kept: once for late, twice for more than an hour late, three times for left out.

With :math:`v_w` the weight, :math:`L_w, L'_w` = late, late by more than an hour:

.. math::
    \sum_w v_w \big(L_w + L'_w + 3 (1 - P_w)\big)
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.readiness import VERY_LATE
from solver.model.outcomes import late
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In class weights."""
    terms: list[LinearExprT] = []
    for order in x.problem.orders.values():
        terms.append(3 * order.weight * (1 - x.present(order.id)))
        if order.due is not None:
            terms += [order.weight * late(x, order, by) for by in (0, VERY_LATE)]
    return LinearExpr.sum(terms)
