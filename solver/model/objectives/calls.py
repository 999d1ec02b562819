r"""Customers to call: the published plan kept their promise and this one does not, or their arrival moves.

With :math:`K_w` = the published plan keeps the promise of w, and receptions :math:`\rho` with their published starts:

.. math::
    \sum_w \big[\lnot P_w \vee (K_w \wedge L_w) \vee \exists \rho : s_\rho \ne \hat s_\rho\big]
"""

from __future__ import annotations

from ortools.sat.python.cp_model import LinearExpr, LinearExprT, LiteralT

from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.readiness import ready
from solver.model.changes import restarted
from solver.model.outcomes import late
from solver.model.variables import Variables


def term(x: Variables) -> LinearExprT:
    """Number of customers who were told something that no longer holds."""
    terms = []
    for order in x.problem.orders.values():
        causes = _causes(x, order)
        if causes:
            terms.append(x.any_of(f"call[{order.id}]", causes))
    return LinearExpr.sum(terms)


def _causes(x: Variables, order: Order) -> list[LiteralT]:
    plan = x.problem.published
    if plan is None or order.id in plan.left_out or not any(o in plan.placements for o in order.operations):
        return []
    causes: list[LiteralT] = [~x.present(order.id)]
    if order.due is not None and _kept(x, plan, order):
        causes.append(late(x, order, 0))
    for operation in order.operations:
        is_reception = x.problem.operations[operation].kind == "reception"
        if is_reception and operation in plan.placements and operation not in x.problem.facts:
            causes.append(restarted(x, operation, plan.placements[operation].start))
    return causes


def _kept(x: Variables, plan: Plan, order: Order) -> bool:
    end = ready(x.problem, plan, order)
    return end is not None and end <= (order.due or 0)
