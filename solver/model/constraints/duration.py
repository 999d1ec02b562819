r"""Work starts and ends with a worked tick, and the ticks worked between are exactly its work.

The end is a function of the start, the work and the calendars of crew and bay; elapsed time takes few values
:math:`\ell`. One literal :math:`z_{okl}` per kind of party k and value, true only from the starts :math:`D_{kl}`:

.. math::
    \sum_{k,l} z_{okl} = P_o, \qquad e_o - s_o = \sum_{k,l} \ell_l\, z_{okl}, \qquad z_{okl} \Rightarrow s_o \in D_{kl}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """The sets of starts are worked out by ``scheduler.pieces``."""
    for operation in x.problem.planned:
        if operation.paint:
            continue
        chosen = x.chosen(operation.id)
        x.model.add_exactly_one([*(c.literal for c in chosen), ~x.placed(operation.id)])
        elapsed = LinearExpr.weighted_sum([c.literal for c in chosen], [c.piece.elapsed for c in chosen])
        x.model.add(x.elapsed(operation.id) == elapsed)
