r"""Nothing starts before the car, the parts and the approvals are there, nor in the past or the frozen time.

With :math:`r_o` the first possible tick:

.. math::
    P_o \Rightarrow s_o \ge r_o
"""

from __future__ import annotations

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Facts have started already."""
    for operation in x.problem.planned:
        x.model.add(x.start(operation.id) >= operation.release).only_enforce_if(x.placed(operation.id))
