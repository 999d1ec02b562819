r"""What overtime costs: minutes that people stay on, at the workshop's price.

With :math:`u_{tr}` the ticks that technician t stays on in run r of permitted overtime, which begins at
:math:`\beta_r`, :math:`y_{or}` = operation o ends in it, :math:`a_{ot}` = t works on o, and price :math:`c`:

.. math::
    5c \sum_{t,r} u_{tr}, \qquad a_{ot} \wedge y_{or} \Rightarrow u_{tr} \ge e_o - \beta_r
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.clock import TICK_MINUTES
from solver.model.staying import stayed
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In cost points."""
    return x.problem.overtime_price * TICK_MINUTES * LinearExpr.sum(stayed(x))
