"""An operation is done in a bay of a kind, with the features and open to the class that it needs, while it is open."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler import wording
from scheduler.orders import Operation
from scheduler.plan import Placement, Plan, Violation
from scheduler.presence import runs, span
from scheduler.problem import Problem
from scheduler.resources import Bay


def violations(problem: Problem, plan: Plan) -> Iterator[Violation]:
    """A car that already stands in a bay may be finished there, whatever the bay is."""
    for operation in problem.planned:
        placement = plan.placements.get(operation.id)
        if placement is None or operation.paint:
            continue
        message = _fault(problem, operation, placement)
        if message:
            yield Violation("bay_fits", f"{wording.job(problem, operation.id)} {message}", (operation.id,))


def _fault(problem: Problem, operation: Operation, placement: Placement) -> str:
    if not operation.bay_kinds:
        return "" if placement.bay is None else f"needs no bay, {problem.bays[placement.bay].name} is planned"
    if placement.bay is None:
        return f"needs a bay ({wording.bay_need(operation)}), none is planned"
    bay = problem.bays[placement.bay]
    message = _unfit(problem, operation, bay)
    if message and problem.stands_in(problem.group_of[operation.id]) != bay.id:
        return message
    return _closed(problem, operation, placement, bay)


def _unfit(problem: Problem, operation: Operation, bay: Bay) -> str:
    if not operation.bay_kinds & bay.kinds or not operation.bay_features <= bay.features:
        return f"needs a bay of kind {wording.bay_need(operation)}: {bay.name} is {', '.join(sorted(bay.kinds))}"
    order_class = problem.orders[operation.order].order_class
    if bay.reserved_for and order_class not in bay.reserved_for:
        return f"is of class {order_class}: {bay.name} is reserved for {', '.join(sorted(bay.reserved_for))}"
    return ""


def _closed(problem: Problem, operation: Operation, placement: Placement, bay: Bay) -> str:
    hours, pause_night = bay.presence.staying(placement.staying), operation.pause_night or not placement.crew
    if not span(placement.start, placement.end) & ~hours.working:
        return ""
    forbidden = hours.forbidden(pause_break=True, pause_night=pause_night, horizon=problem.horizon)
    for start, end in runs(forbidden & ~bay.presence.away & span(placement.start, placement.end)):
        return f"is planned in {bay.name}, which is closed {wording.between(problem, start, end)}"
    return ""
