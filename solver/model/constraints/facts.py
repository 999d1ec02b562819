r"""Started, finished and forced work stands as it is.

For every fact o with start :math:`\hat s_o` and end :math:`\hat e_o` (who did it and where are no variables):

.. math::
    s_o = \hat s_o, \qquad e_o = \hat e_o
"""

from __future__ import annotations

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Facts stand whether or not the rest of their order is planned.

    Where there is no rest, only what waits for them asks for them.
    """
    awaited = {link.before for link in x.problem.links if link.after not in x.problem.facts}
    for operation, fact in x.problem.facts.items():
        if operation in awaited or x.problem.is_open(x.problem.orders[x.problem.operations[operation].order]):
            x.model.add(x.start(operation) == fact.start)
            x.model.add(x.end(operation) == fact.end)
