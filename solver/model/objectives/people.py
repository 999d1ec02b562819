r"""Technicians who work on a car, or on the cars of one fleet.

With :math:`a_{ot}` = technician t works on o:

.. math::
    \sum_f \sum_t \max_{o \in f} a_{ot}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT, LiteralT

from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """Number of people; those of facts are known."""
    known, terms = 0, list[LinearExprT]()
    for index, operations in enumerate(x.problem.fleets):
        facts = {t for o in operations if o in x.problem.facts for t in x.problem.facts[o].crew}
        known += len(facts)
        for technician, literals in _works(x, operations).items():
            if technician not in facts:
                one = len(literals) == 1
                terms.append(literals[0] if one else x.any_of(f"on_fleet[{index}/{technician}]", literals))
    return LinearExpr.sum(terms) + known


def _works(x: Variables, operations: tuple[str, ...]) -> dict[str, list[LiteralT]]:
    found: dict[str, list[LiteralT]] = {}
    for operation in operations:
        if operation not in x.problem.facts:
            for technician, literal in x.works(operation).items():
                found.setdefault(technician, []).append(literal)
    return found
