r"""Nothing is done on a car after its order's latest time.

With :math:`L_w` the latest time of order w:

.. math::
    e_o \le L_w \quad \forall o \in w
"""

from __future__ import annotations

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """A fact that lasts longer is waived."""
    for operation in x.problem.planned:
        latest = x.problem.orders[operation.order].latest
        if latest is not None:
            x.model.add(x.end(operation.id) <= latest).only_enforce_if(x.placed(operation.id))
