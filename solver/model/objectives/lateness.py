r"""Late minutes times class weight; a left-out order is late until the horizon's end.

With :math:`T_w` ticks late (0 when left out), :math:`d_w` the promise or else the arrival, H the horizon:

.. math::
    5 \sum_w v_w \big(T_w + \max(0, H - d_w)(1 - P_w)\big)
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.clock import TICK_MINUTES
from solver.model.outcomes import tardiness
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In minutes times class weight."""
    terms: list[LinearExprT] = []
    for order in x.problem.orders.values():
        weight = TICK_MINUTES * order.weight
        since = order.due if order.due is not None else order.arrival
        terms.append(weight * max(0, x.problem.horizon - since) * (1 - x.present(order.id)))
        if order.due is not None:
            terms.append(weight * tardiness(x, order))
    return LinearExpr.sum(terms)
