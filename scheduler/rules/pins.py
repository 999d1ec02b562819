"""What a person has decided stays: the technicians, the bay, the start, the way."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Pin
from scheduler.plan import Placement, Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Each part of a pin binds alone."""
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if operation.pin is None or placement is None:
            continue
        for message in _broken(problem, operation.pin, placement):
            yield Violation("pins", f"{wording.job(problem, operation.id)} is pinned {message}", (operation.id,))


def _broken(problem: Problem, pin: Pin, placement: Placement) -> Iterator[str]:
    if pin.crew is not None and frozenset(placement.crew) != pin.crew:
        yield f"to {wording.people(problem, pin.crew)}, planned: {wording.people(problem, placement.crew)}"
    if pin.bay is not None and placement.bay != pin.bay:
        planned = wording.place(problem, placement.bay) if placement.bay else "no bay"
        yield f"to {wording.place(problem, pin.bay)}, planned: {planned}"
    if pin.start is not None and placement.start != pin.start:
        yield f"to {wording.at(problem, pin.start)}, planned: {wording.at(problem, placement.start)}"
    if pin.way is not None and placement.way != pin.way:
        yield f"to way {pin.way}, planned: {placement.way}"
