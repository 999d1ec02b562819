r"""Minutes that waiting customers spend in the house until their car is ready.

With :math:`R_w` the tick at which the car is ready and :math:`\alpha_w` its arrival:

.. math::
    5 \sum_{w\ \mathrm{waits}} \max(0, R_w - \alpha_w)\, P_w
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.clock import TICK_MINUTES
from solver.model.outcomes import since_arrival
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In minutes."""
    waiting = (order for order in x.problem.orders.values() if order.waits)
    return TICK_MINUTES * LinearExpr.sum([since_arrival(x, order) for order in waiting])
