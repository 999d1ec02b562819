r"""A planned order is placed inside the horizon, whole or up to an allowed overnight stop; a left-out one is not.

With :math:`P_w` = order w is planned, :math:`P_o` = operation o is placed (:math:`P_w` itself for what is required of
an order that is not carried over; one literal for what is placed together: an option, a stay, a most lag),
:math:`s_o, e_o` start and end, H the horizon, links from o to o':

.. math::
    P_o \Rightarrow 0 \le s_o < e_o \le H, \qquad \lnot P_o \Rightarrow s_o = e_o = 0, \qquad
    P_o \Rightarrow P_w, \qquad P_{o'} \Rightarrow P_o, \qquad P_w \Rightarrow \bigvee_{o \in w} P_o
"""

from __future__ import annotations

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """One start and one end per operation exist by definition; absent, both are 0."""
    for operation in x.problem.planned:
        placed = x.placed(operation.id)
        x.model.add(x.end(operation.id) >= x.start(operation.id) + 1).only_enforce_if(placed)
        x.model.add(x.end(operation.id) == 0).only_enforce_if(~placed)
        x.model.add_implication(placed, x.present(operation.order))
    _add_prefixes(x)
    _add_something(x)


def _add_prefixes(x: Variables) -> None:
    """What is carried over is all that follows in its order, and what it has to follow soon."""
    for link in x.problem.links:
        before, after = (x.problem.operations[o].order for o in (link.before, link.after))
        carries_over = x.problem.orders[after].carries_over and before == after
        if not carries_over or {link.before, link.after} & x.problem.facts.keys():
            continue
        if link.before not in x.problem.option_of:
            x.model.add_implication(x.placed(link.after), x.placed(link.before))
        if link.after not in x.problem.option_of and link.max_lag is not None and not x.problem.is_hopeless(link):
            x.model.add_implication(x.placed(link.before), x.placed(link.after))


def _add_something(x: Variables) -> None:
    """Of a planned order something is placed, or has been done."""
    for order in x.problem.orders.values():
        if x.problem.facts.keys().isdisjoint(order.operations):
            x.model.add_bool_or([x.placed(o) for o in order.operations]).only_enforce_if(x.present(order.id))
