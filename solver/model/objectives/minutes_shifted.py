r"""Minutes by which starts differ from the published plan.

With :math:`\hat s_o` the start in the published plan:

.. math::
    5 \sum_o \big|s_o - \hat s_o\big| P_o
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.clock import TICK_MINUTES
from scheduler.plan import Plan
from solver.model.changes import published
from solver.model.values import ValueIn
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In minutes; what is left out does not count."""
    terms = []
    for operation, start in ((o, old.start) for o, old in published(x)):
        present = x.placed(operation)
        shift = x.new_int(0, x.problem.horizon + abs(start), f"shift[{operation}]", _shift(operation, start))
        x.model.add_abs_equality(shift, x.start(operation) - start * present)
        terms.append(shift)
    return TICK_MINUTES * LinearExpr.sum(terms)


def _shift(operation: str, start: int) -> ValueIn:
    def value(plan: Plan) -> int:
        return abs(plan.placements[operation].start - start) if operation in plan.placements else 0

    return value
