r"""A car is in one place at a time: its operations never overlap, nor do its stays in different bays.

With :math:`F_w` the facts of order w:

.. math::
    \mathrm{NoOverlap}\big(\{[s_o, e_o) : o \in w, P_o\} \cup F_w\big), \qquad
    \mathrm{NoOverlap}\big(\{[\underline{s}_g, \overline{e}_g) : g \in w, P_g\}\big) \quad \forall w
"""

from __future__ import annotations

from ortools.sat.python.cp_model import IntervalVar

from solver.model.fixed import blocked
from solver.model.stays import extent, planned_groups, stands
from solver.model.variables import Group, Variables


def add(x: Variables) -> None:
    """Clashes between facts are waived; a stay with history counts from where it holds its bay now."""
    for order in x.problem.orders.values():
        planned = [o for o in order.operations if o not in x.problem.facts]
        facts = [(f.start, f.end) for o in order.operations if (f := x.problem.facts.get(o)) is not None]
        if planned and len(planned) + len(facts) > 1:
            x.model.add_no_overlap([x.interval(o) for o in planned] + blocked(x.model, facts))
        groups = [g for g in planned_groups(x) if g[0] == order.id]
        if len(groups) > 1 and any(len(order.groups[g]) > 1 for _, g in groups):
            x.model.add_no_overlap([_interval(x, g) for g in groups])


def _interval(x: Variables, group: Group) -> IntervalVar:
    start, end, length = extent(x, group)
    return x.model.new_optional_interval_var(start, length, end, stands(x, group), f"extent[{group[0]}/{group[1]}]")
