"""What follows from the decisions of a plan: its bay stays."""

from __future__ import annotations

from dataclasses import replace

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.stays import stays_of


def completed(problem: Problem, plan: Plan) -> Plan:
    """The same decisions with everything that follows from them."""
    return replace(plan, stays=stays_of(problem, plan.placements))
