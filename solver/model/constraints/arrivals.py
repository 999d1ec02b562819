r"""Customers are received on the reception grid, and an advisor receives one at each time.

With grid :math:`\gamma` and :math:`a_{ot}` = advisor t receives at o:

.. math::
    P_o \Rightarrow s_o \equiv 0 \pmod \gamma, \qquad
    \mathrm{NoOverlap}\big(\{[s_o, s_o + \gamma) : a_{ot}\}\big) \quad \forall t
"""

from __future__ import annotations

from ortools.sat.python.cp_model import Domain, IntervalVar

from solver.model.variables import Variables


def add(x: Variables) -> None:
    """On the grid, two arrivals at one time and two in one grid step are the same."""
    grid = x.problem.grid
    on_grid = Domain.from_values(list(range(0, x.problem.horizon, grid)))
    intervals: dict[str, list[IntervalVar]] = {}
    for operation in x.problem.planned:
        if operation.kind != "reception":
            continue
        start = x.start(operation.id)
        x.model.add_linear_expression_in_domain(start, on_grid)
        for advisor, literal in x.works(operation.id).items():
            name = f"arrival[{operation.id}/{advisor}]"
            interval = x.model.new_optional_fixed_size_interval_var(start, grid, literal, name)
            intervals.setdefault(advisor, []).append(interval)
    for found in intervals.values():
        x.model.add_no_overlap(found)
