"""What is plugged into the use cases: the only place of the command line that knows the solver."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from scheduler.plan import Plan
from scheduler.ports import Explainer, Solver
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.solve import solve
from solver.why.explain import explain


def inserted(problem: Problem, plan: Plan, orders: Sequence[str]) -> Plan:
    """The plan with these orders in its gaps; those that find none are left out, everything else stays."""
    return Construct(Compiled(problem)).fill(plan, orders)


def mended(problem: Problem, plan: Plan) -> Plan | None:
    """What holds of a plan, with the orders that break a rule in its gaps; None: facts break it whatever is planned."""
    return Construct(Compiled(problem)).adapted(plan)


def solver() -> Solver:
    """The engine that plans."""
    return solve


def explainer(only: str | None = None) -> Explainer:
    """What tells why orders are late or left out: one of them, or all."""
    return partial(explain, only=only)
