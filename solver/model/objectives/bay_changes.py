r"""Operations that are done in another bay than in the published plan.

With :math:`j_o` the bay of the published plan:

.. math::
    \sum_o (1 - b_{g(o) j_o})\, P_o
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntVar, LinearExpr, LinearExprT

from solver.model.changes import published
from solver.model.cycles import booths
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """A booth counts like a bay; one that no longer suits has no literal: it counts."""
    terms: list[LinearExprT] = []
    for operation, old in published(x):
        stays = _stays(x, operation, old.bay)
        terms.append(x.placed(operation) * (1 - stays) if isinstance(stays, int) else x.placed(operation) - stays)
    return LinearExpr.sum(terms)


def _stays(x: Variables, operation: str, bay: str | None) -> IntVar | int:
    spec = x.problem.operations[operation]
    if spec.paint:
        return booths(x, spec).get(bay or "", 0)
    return x.bays(x.problem.group_of[operation]).get(bay or "", 0) if spec.bay_kinds else int(bay is None)
