r"""Stays of a car in bays: every one beyond the first is a move.

Every planned group is a stay of its own unless it joins the one before; facts have their stays already:

.. math::
    \sum_{g\ \mathrm{open}} P_g - \sum J - \sum_{w\ \mathrm{without\ facts}} \max_{g \in w} P_g + \mathrm{const}
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from solver.model.stays import fact_stays, in_bays, joins, planned_groups, stands
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """Number of stays beyond the first of every car."""
    stays = fact_stays(x)
    with_facts = {stay.order for stay in stays}
    terms: list[LinearExprT] = [len(stays) - len(with_facts)]
    for order, index in planned_groups(x):
        if x.problem.facts.keys().isdisjoint(x.problem.orders[order].groups[index]):
            terms.append(stands(x, (order, index)))
    for order in dict.fromkeys(order for order, _ in planned_groups(x)):
        if order not in with_facts:
            terms.append(-in_bays(x, order))
    terms += [-join.literal for join in joins(x)]
    return LinearExpr.sum(terms)
