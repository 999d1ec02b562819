r"""Orders of which anything starts at another time than in the published plan.

With :math:`\hat s_o` the start in the published plan:

.. math::
    \sum_w \big[\exists o \in w : P_o \wedge s_o \ne \hat s_o\big]
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from solver.model.changes import published, restarted
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """An order moves when one of its operations does."""
    moves: dict[str, list[IntVar]] = {}
    for operation, old in published(x):
        order = x.problem.operations[operation].order
        moves.setdefault(order, []).append(restarted(x, operation, old.start))
    return LinearExpr.sum([x.any_of(f"moves[{order}]", literals) for order, literals in moves.items()])
