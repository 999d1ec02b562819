"""Who is in charge of supervised work: everybody or nobody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from scheduler.plan import Placement, Plan
from scheduler.problem import Problem


def supervisors(problem: Problem, plan: Plan) -> Iterator[Plan]:
    """The plan with every choice of supervisors."""
    planned = [p for p in plan.placements.values() if p.operation not in problem.facts]
    supervised = [p for p in planned if problem.operations[p.operation].supervised]
    for choice in product((None, *problem.technicians), repeat=len(supervised)):
        placed: dict[str, Placement] = {
            p.operation: replace(p, supervisor=person) for p, person in zip(supervised, choice, strict=True)
        }
        yield replace(plan, placements={**plan.placements, **placed})
