"""Scarce skills on simple work: levels that people have beyond what their place needs."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over planned operations and crew places, in levels."""
    waste = 0
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or not placement.crew or not problem.capable(operation, placement):
            continue
        for member, slot in zip(placement.crew, operation.ways[placement.way].crew, strict=True):
            waste += problem.technicians[member].skills[slot.skill].level - slot.level
    return waste
