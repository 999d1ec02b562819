"""The rolling plan of a workshop: the day that is planned at this moment, and what still holds of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.completion import completed
from scheduler.cycles import remaining
from scheduler.documents.day import Day, Horizon
from scheduler.documents.orders import OperationRecord, WorkOrder
from scheduler.documents.plan import PlanDocument
from scheduler.documents.workshop import Workshop
from scheduler.orders import Order
from scheduler.plan import LeftOut, Placement, Plan
from scheduler.problem import Problem
from scheduler.translate.plans import to_known
from scheduler.translate.records import has_begun

MOST_DAYS = 60
NOT_PLANNED = "it has not been planned yet"
TICK = timedelta(minutes=5)


def day_of(
    workshop: Workshop,
    orders: Iterable[WorkOrder],
    now: datetime,
    published: PlanDocument | None = None,
    days: int | None = None,
    frozen_until: datetime | None = None,
    until: datetime | None = None,
) -> Day:
    """The task of this moment: everything that is known, from today on.

    Parameters
    ----------
    orders
        All that may have to be planned.
    now
        The horizon begins at its local midnight; it counts in whole 5 minutes, rounded down.
    days
        Length of the horizon; left out: until the last order has come and is promised, at most 60.
    until
        Something is planned until then, so far it reaches at least.
    """
    known, today = tuple(orders), _local(workshop, now)
    as_of = now.astimezone(_zone(workshop))
    as_of -= timedelta(minutes=as_of.minute % 5, seconds=as_of.second, microseconds=as_of.microsecond)
    return Day(
        schema="workshop-day/1",
        as_of=as_of,
        frozen_until=frozen_until,
        horizon=Horizon(first_day=today, days=days or _days(workshop, known, today, until)),
        workshop=workshop,
        orders=known,
        published=published,
    )


def slipped(order: WorkOrder, now: datetime) -> WorkOrder:
    """The order whose work has not begun at the time it was pinned to.

    What is forced is expected any moment: it is forced to the next 5 minutes. Of other pins the people and the bay
    still bind; the start can be kept no longer.
    """
    if not any(_is_past(record, now) for record in order.records):
        return order
    records = (_slipped(record, now) if _is_past(record, now) else record for record in order.records)
    return order.model_copy(update={"records": tuple(records)})


def standing(document: PlanDocument, problem: Problem) -> Plan:
    """What still holds of a plan, with what has happened; orders of which nothing is planned are left out for now."""
    known = to_known(document, problem)
    placements = {**known.placements, **problem.facts}
    run = remaining(known.cycles, placements.keys() - problem.facts.keys())
    left_out = {
        order.id: known.left_out.get(order.id, LeftOut(order.id, NOT_PLANNED))
        for order in problem.orders.values()
        if _is_waiting(problem, order, placements)
    }
    cycles = (*problem.fact_cycles, *run)
    return completed(problem, replace(known, placements=placements, left_out=left_out, cycles=cycles))


def _is_past(record: OperationRecord, now: datetime) -> bool:
    pin = record.pin
    return pin is not None and pin.start is not None and pin.start < now and not has_begun(record)


def _slipped(record: OperationRecord, now: datetime) -> OperationRecord:
    assert record.pin is not None
    start = now + -(now - datetime.min.replace(tzinfo=now.tzinfo)) % TICK if record.pin.forced else None
    return record.model_copy(update={"pin": record.pin.model_copy(update={"start": start})})


def _is_waiting(problem: Problem, order: Order, placements: Mapping[str, Placement]) -> bool:
    """Something of it has to be planned, and nothing is."""
    open_ones = [o for o in order.operations if o not in problem.facts and o not in problem.option_of]
    return bool(open_ones) and not any(o in placements for o in open_ones)


def _days(workshop: Workshop, orders: Iterable[WorkOrder], today: date, until: datetime | None) -> int:
    """Until the last arrival, promise or latest time of all, and the end of what is planned."""
    ends = (moment for o in orders for moment in (o.arrival, o.promise.time if o.promise else None, o.latest))
    last = max((_local(workshop, moment) for moment in (*ends, until) if moment), default=today)
    return min(MOST_DAYS, max(1, (last - today).days + 1))


def _local(workshop: Workshop, moment: datetime) -> date:
    return moment.astimezone(_zone(workshop)).date()


def _zone(workshop: Workshop) -> tzinfo:
    """Its time zone; where there is none of that name the day will be refused for it."""
    try:
        return ZoneInfo(workshop.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
