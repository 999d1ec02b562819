r"""Operations that other people do than in the published plan.

With :math:`T_o` the people of the published plan:

.. math::
    \sum_o \big[\{t : a_{ot}\} \ne T_o\big] P_o
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.changes import changed, published
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """Everybody of the published plan works, and nobody else, or it counts."""
    return LinearExpr.sum([_change(x, operation, frozenset(old.crew)) for operation, old in published(x)])


def _change(x: Variables, operation: str, crew: frozenset[str]) -> LinearExprT:
    works = x.works(operation)
    same = [works[t] if t in crew else ~works[t] for t in works]
    if not crew <= works.keys():
        return x.placed(operation)
    return changed(x, operation, "people", same, lambda p: set(p.crew) != crew)
