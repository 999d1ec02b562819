r"""How late in the day cars are ready.

With :math:`R_w` the tick at which the car is ready and :math:`\alpha_w` its arrival:

.. math::
    \sum_w \max(0, R_w - \alpha_w)\, P_w
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.outcomes import since_arrival
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In ticks."""
    return LinearExpr.sum([since_arrival(x, order) for order in x.problem.orders.values()])
