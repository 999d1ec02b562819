"""Customers to call: the published plan kept their promise and this one does not, or their arrival moves."""

from __future__ import annotations

from scheduler.orders import Order
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.readiness import ready


def value(problem: Problem, plan: Plan) -> int:
    """Number of orders of the published plan to call."""
    return sum(_must_call(problem, plan, order) for order in problem.orders.values())


def _must_call(problem: Problem, plan: Plan, order: Order) -> bool:
    """Whether this plan breaks what the published one told the customer."""
    published = problem.published
    if published is None or order.id in published.left_out:
        return False
    if not any(o in published.placements for o in order.operations):
        return False
    if order.id in plan.left_out:
        return True
    broken = _keeps(problem, published, order) and not _keeps(problem, plan, order)
    return broken or _arrival_moves(problem, plan, published, order)


def _keeps(problem: Problem, plan: Plan, order: Order) -> bool:
    end = ready(problem, plan, order)
    return order.due is None or (end is not None and end <= order.due)


def _arrival_moves(problem: Problem, plan: Plan, published: Plan, order: Order) -> bool:
    receptions = [o for o in order.operations if problem.operations[o].kind == "reception" and o not in problem.facts]
    return any(
        o in published.placements and published.placements[o].start != plan.placements[o].start
        for o in receptions
        if o in plan.placements
    )
