r"""Operations that are done in another bay than in the published plan.

With :math:`j_o` the bay of the published plan:

.. math::
    \sum_o (1 - b_{g(o) j_o})\, P_w
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.changes import published
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """A bay that no longer suits has no literal: it counts."""
    terms: list[LinearExprT] = []
    for operation, old in published(x):
        spec = x.problem.operations[operation]
        stays = x.bays(x.problem.group_of[operation]).get(old.bay or "", 0) if spec.bay_kinds else int(old.bay is None)
        terms.append(x.present(spec.order) * (1 - stays) if isinstance(stays, int) else x.present(spec.order) - stays)
    return LinearExpr.sum(terms)
