"""Technicians beyond the first who work on one car within a trade."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over orders and trades of distinct technicians minus one."""
    people = {(problem.operations[p.operation].order, t) for p in plan.placements.values() for t in p.crew}
    trades = {(order, problem.technicians[t].trade) for order, t in people}
    return len(people) - len(trades)
