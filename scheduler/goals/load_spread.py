"""Uneven load: most minus least planned share of presence among the technicians of a trade."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.resources import Technician


def value(problem: Problem, plan: Plan) -> int:
    """Sum over trades, in percent."""
    shares: dict[str, list[int]] = {}
    for technician in problem.technicians.values():
        if technician.presence.working:
            shares.setdefault(technician.trade, []).append(_share(problem, plan, technician))
    return sum(max(of_trade) - min(of_trade) for of_trade in shares.values())


def _share(problem: Problem, plan: Plan, technician: Technician) -> int:
    """Standard time of planned work and facts over presence, in percent rounded down."""
    planned = sum(_standard(problem, p.operation, p.way) for p in plan.by_technician.get(technician.id, ()))
    return 100 * planned // technician.presence.working.bit_count()


def _standard(problem: Problem, operation: str, way: int) -> int:
    ways = problem.operations[operation].ways
    return ways[way].ticks if way < len(ways) else 0
