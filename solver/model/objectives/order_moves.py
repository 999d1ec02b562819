r"""Orders of which anything starts at another time than in the published plan, or is no longer planned.

With :math:`\hat s_o` the start in the published plan:

.. math::
    \sum_w \big[P_w \wedge \exists o \in w : \lnot P_o \vee s_o \ne \hat s_o\big]
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from solver.model.changes import dropped, published, restarted
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """An order moves when one of its operations does."""
    moves: dict[str, list[IntVar]] = {}
    for operation, old in published(x):
        order = x.problem.operations[operation].order
        moves.setdefault(order, []).extend((restarted(x, operation, old.start), *dropped(x, operation)))
    return LinearExpr.sum([x.any_of(f"moves[{order}]", literals) for order, literals in moves.items()])
