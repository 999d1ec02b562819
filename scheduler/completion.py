"""What follows from the decisions of a plan: what is carried over, its stays, its loans, its parking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from scheduler.loans import loans_of
from scheduler.orders import Order
from scheduler.parking import parkings
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.problem import Problem
from scheduler.stays import stays_of


def completed(problem: Problem, plan: Plan) -> Plan:
    """The same decisions with everything that follows from them; of a loan only the loaner is a decision."""
    lacking = carried_over(problem, plan.placements, plan.left_out)
    plan = replace(plan, stays=stays_of(problem, plan.placements), carried_over=lacking)
    return replace(plan, loans=loans_of(problem, plan), yard=parkings(problem, plan))


def carried_over(
    problem: Problem, placements: Mapping[str, Placement], left_out: Mapping[str, LeftOut]
) -> frozenset[str]:
    """Orders that may be carried over and of which something required is not placed."""
    planned = (order for order in problem.orders.values() if order.id not in left_out)
    return frozenset(order.id for order in planned if is_cut(problem, placements, order))


def alone(problem: Problem, order: Order, placed: Mapping[str, Placement]) -> Plan:
    """A plan of one order of which this is placed; the rest is carried over, or was optional."""
    return Plan(placed, carried_over=frozenset({order.id} if is_cut(problem, placed, order) else ()))


def is_cut(problem: Problem, placements: Mapping[str, Placement], order: Order) -> bool:
    """The order may be carried over, and something required of it is not placed."""
    return order.carries_over and any(o not in placements and o not in problem.option_of for o in order.operations)
