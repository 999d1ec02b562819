r"""Cars in the house that are in no bay, no booth and not on the road stand in the yard, on its places or beside.

With :math:`p_u` = the car that is parked :math:`[e_u, n_u)` (:mod:`solver.model.parking`) is on one of the k places:

.. math::
    \mathrm{Cumulative}\big(\{[e_u, n_u) : p_u\}, k\big)
"""

from __future__ import annotations

from solver.model.parking import gaps, interval
from solver.model.variables import Variables


def add(x: Variables) -> None:
    """Overflow is always possible: only a model that knows its price has to know of parking at all."""
    if x.problem.yard is not None and "overflow" in x.goals:
        parked = [interval(x, gap, gap.on_place) for gap in gaps(x)]
        x.model.add_cumulative(parked, [1] * len(parked), x.problem.yard.places)
