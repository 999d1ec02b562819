r"""Scarce skills on simple work: levels that people have beyond what their place needs.

With :math:`\lambda_{tp}` the level technician t has, :math:`\lambda_p` the level place p needs:

.. math::
    \sum_{o,w,p,t} (\lambda_{tp} - \lambda_p)\, a_{owpt}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In levels."""
    terms = []
    for operation in x.problem.planned:
        for literal, way, place, technician in x.seats(operation.id):
            seats = x.compiled.choices[operation.id].places[way][place].seats
            slot = operation.ways[way].crew[seats[0]]
            terms.append((x.problem.technicians[technician].skills[slot.skill].level - slot.level) * literal)
    return LinearExpr.sum(terms)
