"""What a person has decided stays: the technicians, the bay, the start, the way."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Pin
from scheduler.plan import Placement, Plan, Violation
from scheduler.problem import Problem


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """Each part of a pin binds alone; what is pinned to a time is neither carried over nor an option not taken."""
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if operation.pin is None or operation.order in plan.left_out:
            continue
        if placement is None:
            if operation.pin.start is not None:
                when = wording.at(problem, operation.pin.start)
                message = f"{wording.job(problem, operation.id)} is pinned to {when} and is not planned"
                yield Violation("pins", message, (operation.id,))
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
