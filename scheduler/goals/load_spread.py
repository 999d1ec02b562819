"""Uneven load: most minus least planned share of presence among the teams of a trade."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.resources import Technician


def value(problem: Problem, plan: Plan) -> int:
    """Sum over trades, in percent; somebody without a team is one alone."""
    teams: dict[tuple[str, str, str], list[Technician]] = {}
    for technician in problem.technicians.values():
        alone = "" if technician.team else technician.id
        teams.setdefault((technician.trade, technician.team, alone), []).append(technician)
    shares: dict[str, list[int]] = {}
    for (trade, *_), members in teams.items():
        if any(technician.presence.working for technician in members):
            shares.setdefault(trade, []).append(_share(problem, plan, members))
    return sum(max(of_trade) - min(of_trade) for of_trade in shares.values())


def _share(problem: Problem, plan: Plan, members: list[Technician]) -> int:
    """Standard time of planned work and facts over presence, in percent rounded down."""
    placed = (p for technician in members for p in plan.by_technician.get(technician.id, ()))
    planned = sum(_standard(problem, p.operation, p.way) for p in placed)
    return 100 * planned // sum(technician.presence.working.bit_count() for technician in members)


def _standard(problem: Problem, operation: str, way: int) -> int:
    ways = problem.operations[operation].ways
    return ways[way].ticks if way < len(ways) else 0
