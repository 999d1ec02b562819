r"""Every operation of a planned order is placed once, inside the horizon, and none of a left-out order.

With :math:`P_w` = order w is planned, :math:`s_o, e_o` start and end of its operation o, H the horizon:

.. math::
    P_w \Rightarrow 0 \le s_o < e_o \le H, \qquad \lnot P_w \Rightarrow s_o = e_o = 0
"""

from __future__ import annotations

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """One start and one end per operation exist by definition; left out, both are 0."""
    for operation in x.problem.planned:
        present = x.present(operation.order)
        x.model.add(x.end(operation.id) >= x.start(operation.id) + 1).only_enforce_if(present)
        x.model.add(x.end(operation.id) == 0).only_enforce_if(~present)
