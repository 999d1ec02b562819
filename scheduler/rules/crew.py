"""Every place in the crew is filled by a different person who is qualified for it: skill, level and high voltage."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Operation
from scheduler.plan import Placement, Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Also: the same people as another operation of the order, where it says so."""
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or operation.paint:
            continue
        message = _fault(problem, operation, placement)
        if not message and operation.same_crew_as is not None:
            message = _other_people(problem, plan, operation, operation.same_crew_as, placement)
        if message:
            yield Violation("crew", f"{wording.job(problem, operation.id)} {message}", (operation.id,))


def _fault(problem: Problem, operation: Operation, placement: Placement) -> str:
    if not 0 <= placement.way < len(operation.ways):
        return f"has no way {placement.way}"
    slots = operation.ways[placement.way].crew
    if len(slots) != len(placement.crew):
        return f"needs a crew of {len(slots)}, planned: {len(placement.crew)}"
    if len(slots) > 1 and len(set(placement.crew)) != len(placement.crew):
        return f"names {wording.people(problem, placement.crew)}: each place needs its own person"
    for member, slot in zip(placement.crew, slots, strict=True):
        if not problem.technicians[member].fills(slot):
            return wording.lacking(problem.technicians[member], slot)
    return ""


def _other_people(problem: Problem, plan: Plan, operation: Operation, mate: str, placement: Placement) -> str:
    other = plan.placements.get(mate)
    if other is None or set(other.crew) == set(placement.crew):
        return ""
    return (
        f"must be done by {wording.people(problem, other.crew)} like {problem.operations[mate].name},"
        f" not by {wording.people(problem, placement.crew)}"
    )
