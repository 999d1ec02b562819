r"""A car under a delivery stop is not handed over, or brought back, before its open recalls are done.

With :math:`P_o` = operation o is placed, for every recall o and handover h of an order under a delivery stop:

.. math::
    P_h \Rightarrow P_o \wedge e_o \le s_h
"""

from __future__ import annotations

from itertools import product

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """A handover that has begun is waived; a recall that is a fact is done when the fact ends."""
    for order in x.problem.orders.values():
        if not order.delivery_stop:
            continue
        specs = [x.problem.operations[o] for o in order.operations]
        recalls = [o.id for o in specs if o.recall]
        handovers = [o.id for o in specs if o.hands_over and o.id not in x.problem.facts]
        for recall, handover in product(recalls, handovers):
            placed = x.placed(handover)
            if recall not in x.problem.facts:
                x.model.add_implication(placed, x.placed(recall))
            x.model.add(x.end(recall) <= x.start(handover)).only_enforce_if(placed)
