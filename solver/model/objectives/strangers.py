r"""People who work on an operation that would rather have others.

With :math:`Q_o` the preferred technicians, :math:`a_{ot}` = technician t works on o:

.. math::
    \sum_{o : Q_o \ne \emptyset} \sum_{t \notin Q_o} a_{ot}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """Number of people."""
    wishing = (o for o in x.problem.planned if o.preferred)
    return LinearExpr.sum([v for o in wishing for t, v in x.works(o.id).items() if t not in o.preferred])
