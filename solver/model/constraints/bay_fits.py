r"""An operation is done in a bay of a kind, with the features and open to the class that it needs, while it is open.

With :math:`b_{gj}` = stay group g is in bay j (only bays that suit all of the group have the literal) and
:math:`C_{kl}` the starts of piece (k, l) that pause over closed hours although the operation may not:

.. math::
    \sum_j b_{gj} = P_g, \qquad z_{okl} \Rightarrow s_o \notin C_{kl}
"""

from __future__ import annotations

from solver.model.pauses import forbid
from solver.model.stays import planned_groups, stands
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """A car that already stands in a bay has only that bay's literal."""
    for group in planned_groups(x):
        x.model.add_exactly_one([*x.bays(group).values(), ~stands(x, group)])
    forbid(x, lambda piece: piece.shut)
