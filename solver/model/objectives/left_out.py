r"""Weight of the orders that are not planned at all.

With :math:`v_w` the class weight and :math:`P_w` = order w is planned:

.. math::
    \sum_w v_w (1 - P_w)
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In class weights."""
    return LinearExpr.sum([order.weight * ~x.present(order.id) for order in x.problem.orders.values()])
