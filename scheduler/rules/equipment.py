"""An operation holds as many units of each equipment pool as it needs, and a unit serves one operation at a time."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.clashes import clashes
from scheduler.plan import Placement, Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Clashes between two facts are waived."""
    yield from _wrong_units(problem, plan)
    yield from _clashes(problem, plan)


def _wrong_units(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Units that lie in several pools count in each that is asked for."""
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or not (operation.equipment or placement.equipment):
            continue
        held = set(placement.equipment)
        asked = [(held.intersection(problem.pools[pool].units), n) for pool, n in operation.equipment]
        if any(len(units) != n for units, n in asked) or held.difference(*(units for units, _ in asked)):
            need = ", ".join(f"{n} × {problem.pools[pool].name}" for pool, n in operation.equipment) or "no equipment"
            have = ", ".join(placement.equipment) or "none"
            yield Violation(
                "equipment", f"{wording.job(problem, operation.id)} needs {need}, planned: {have}", (operation.id,)
            )


def _clashes(problem: Problem, plan: Plan) -> Iterator[Violation]:
    facts = problem.facts
    users: dict[str, list[Placement]] = {}
    for placement in plan.placements.values():
        for unit in placement.equipment:
            users.setdefault(unit, []).append(placement)
    for unit, placements in users.items():
        for holding, placement in clashes(placements):
            yield Violation(
                "equipment",
                f"{unit} is held by {wording.job(problem, holding.operation)}"
                f" until {wording.at(problem, holding.end)},"
                f" {wording.job(problem, placement.operation)} needs it at {wording.at(problem, placement.start)}",
                (holding.operation, placement.operation),
                waived=holding.operation in facts and placement.operation in facts,
            )
