"""What a solve of a workshop's plan is given: all that is known, or what some days are about."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from api.planning.current import Current, current_of, day_now
from api.store.tables import Workshop
from scheduler.documents.day import Day
from scheduler.plannable import plannable


def task(session: Session, workshop: Workshop, now: datetime, days: int | None) -> Day:
    """As much as can be planned; of some days only what is not planned wholly after them.

    Raises
    ------
    InvalidDocument
        The workshop's document cannot be planned any more.
    """
    day = day_now(session, workshop, now, days)
    if days is not None:
        current = current_of(session, workshop, now)
        others = tuple(order for order in day.orders if not _is_later(current, order.id, days))
        day = day.model_copy(update={"orders": others})
    return plannable(day)[0]


def _is_later(current: Current, order: str, days: int) -> bool:
    """Something of it is to come, and it holds nothing before these days are over: nobody, no bay, no loaner."""
    problem, plan = current.problem, current.plan
    if order not in problem.orders:
        return False
    placed = [plan.placements[o] for o in problem.orders[order].operations if o in plan.placements]
    loans = [plan.loans[order]] if order in plan.loans else []
    held = (*placed, *plan.stays_by_order.get(order, ()), *loans)
    ahead = [each.start for each in held if each.end > problem.as_of]
    return bool(ahead) and min(ahead) >= problem.clock.horizon(days)
