r"""Orders of which anything starts at another time than in the published plan.

With :math:`\hat s_o` the start in the published plan:

.. math::
    \sum_w \big[\exists o \in w : s_o \ne \hat s_o\big] P_w
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT

from scheduler.plan import Plan
from solver.model.changes import published, restarted
from solver.model.variables import ValueIn, Variables


def term(x: Variables) -> LinearExprT:
    """An order moves when one of its operations does."""
    moves: dict[str, list[tuple[str, int]]] = {}
    for operation, old in published(x):
        moves.setdefault(x.problem.operations[operation].order, []).append((operation, old.start))
    terms = []
    for order, starts in moves.items():
        literal = x.new_bool(f"moves[{order}]", _moves(starts))
        x.model.add_max_equality(literal, [restarted(x, operation, start) for operation, start in starts])
        terms.append(literal)
    return LinearExpr.sum(terms)


def _moves(starts: list[tuple[str, int]]) -> ValueIn:
    def value(plan: Plan) -> int:
        return any(o in plan.placements and plan.placements[o].start != start for o, start in starts)

    return value
