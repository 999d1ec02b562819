r"""Operations that none of their preferred technicians does.

With :math:`Q_o` the preferred technicians, attended ways A:

.. math::
    \sum_o \big[\textstyle\sum_{w \in A} W_{ow} = 1 \wedge \sum_{t \in Q_o} a_{ot} = 0\big]
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.orders import Operation
from scheduler.plan import Plan
from solver.model.values import ValueIn
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """Number of operations."""
    return LinearExpr.sum([_missed(x, o) for o in x.problem.planned if o.preferred])


def _missed(x: Variables, operation: Operation) -> LinearExprT:
    liked = [v for t, v in x.works(operation.id).items() if t in operation.preferred]
    attended = [c.literal for c in x.chosen(operation.id) if operation.ways[c.kind.way].crew]
    missed = x.new_bool(f"missed[{operation.id}]", _is_missed(operation))
    x.model.add_max_equality(missed, [LinearExpr.sum(attended) - LinearExpr.sum(liked), 0])
    return missed


def _is_missed(operation: Operation) -> ValueIn:
    def value(plan: Plan) -> int:
        placement = plan.placements.get(operation.id)
        return placement is not None and bool(placement.crew) and operation.preferred.isdisjoint(placement.crew)

    return value
