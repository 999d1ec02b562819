"""Scarce skills on simple work: levels that people have beyond what their place needs."""

from __future__ import annotations

from scheduler.plan import Plan
from scheduler.problem import Problem


def value(problem: Problem, plan: Plan) -> int:
    """Sum over planned operations and crew places, in levels; who lacks the skill wastes none of it."""
    waste = 0
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or not 0 <= placement.way < len(operation.ways):
            continue
        for member, slot in zip(placement.crew, operation.ways[placement.way].crew, strict=False):
            skill = problem.technicians[member].skills.get(slot.skill)
            waste += skill.level - slot.level if skill is not None else 0
    return waste
