r"""End of the last operation of all.

A variable C no operation ends after:

.. math::
    \min C, \qquad C = \max_o e_o
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExprT

from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """In ticks."""
    latest = max([x.problem.horizon, *(f.end for f in x.problem.facts.values())])
    end = x.new_int(0, latest, "makespan", lambda plan: max([0, *(p.end for p in plan.placements.values())]))
    facts = max((f.end for f in x.problem.facts.values()), default=0)
    x.model.add_max_equality(end, [*(x.end(o.id) for o in x.problem.planned), max(0, facts)])
    return end
