r"""Cars that stand beside the places of the yard: price × ticks.

With :math:`\pi` the price, and :math:`\omega_k` the ticks of parking k, 0 when it is on a place:

.. math::
    \pi \sum_k \omega_k
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.parking import gaps
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """0 where places are not counted."""
    if x.problem.yard is None:
        return 0
    return x.problem.yard.overflow_price * LinearExpr.sum([gap.overflow for gap in gaps(x)])
