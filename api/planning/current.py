"""Where a workshop stands at this moment: its day, its problem, its draft plan, judged; worked out once per change."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from api.store import changes, orders, plans, workshops
from api.store.tables import Workshop as Row
from scheduler.clock import TICK_SECONDS
from scheduler.documents.day import Day
from scheduler.documents.orders import WorkOrder
from scheduler.documents.plan import PlanDocument
from scheduler.errors import Fault
from scheduler.judge import judge
from scheduler.plan import Judgement, Plan
from scheduler.plannable import plannable
from scheduler.problem import Problem
from scheduler.rolling import day_of, slipped, standing

AHEAD = timedelta(minutes=5)
"""How far the clock of somebody who reports may be ahead of ours."""
KEPT = 16
"""Workshops that are kept ready."""


@dataclass(frozen=True, slots=True)
class Current:
    """``change``: number of the last change it knows. ``refused``: what is wrong with orders that cannot be planned."""

    change: int
    day: Day
    problem: Problem
    document: PlanDocument
    plan: Plan
    judgement: Judgement
    refused: Mapping[str, Sequence[Fault]]


@dataclass(slots=True)
class _View:
    """One workshop as it stood at its last change and tick; who asks while it is worked out waits for it."""

    tick: int = -1
    found: Current | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)


class Views:
    """The last few workshops that were asked for, as they stood then; of no use after a change or five minutes."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _View] = OrderedDict()
        self._lock = threading.Lock()

    def current(self, session: Session, workshop: Row, now: datetime) -> Current:
        """Where it stands.

        Raises
        ------
        InvalidDocument
            The workshop's document cannot be planned any more.
        """
        tick, view = int(now.timestamp() // TICK_SECONDS), self._view(workshop.id)
        with view.lock:
            if view.found is None or view.tick != tick or view.found.change > workshop.last_change:
                view.found, view.tick = current_of(session, workshop, now), tick
            elif view.found.change < workshop.last_change:
                view.found = _changed(session, workshop, now, view.found)
            return view.found

    def _view(self, workshop: str) -> _View:
        with self._lock:
            view = self._kept.setdefault(workshop, _View())
            self._kept.move_to_end(workshop)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return view


def current_of(session: Session, workshop: Row, now: datetime) -> Current:
    """Worked out anew."""
    document = _draft(session, workshop)
    day, problem, refused = plannable(_day(session, workshop, now, document))
    plan = standing(document, problem)
    return Current(workshop.last_change, day, problem, document, plan, judge(problem, plan), refused)


def _changed(session: Session, workshop: Row, now: datetime, known: Current) -> Current:
    """After a change; where it is only another draft, the day is the same."""
    if changes.any_beyond_drafts(session, workshop.id, known.change):
        return current_of(session, workshop, now)
    document = _draft(session, workshop)
    plan = standing(document, known.problem)
    judgement = judge(known.problem, plan)
    return replace(known, change=workshop.last_change, document=document, plan=plan, judgement=judgement)


def _draft(session: Session, workshop: Row) -> PlanDocument:
    row = plans.current(session, workshop)
    assert row is not None, "every workshop has a plan from its first moment"
    return plans.document_of(row)


def day_now(session: Session, workshop: Row, now: datetime, days: int | None = None) -> Day:
    """The task of this moment."""
    return _day(session, workshop, now, _draft(session, workshop), days)


def _day(session: Session, workshop: Row, now: datetime, draft: PlanDocument, days: int | None = None) -> Day:
    """It reaches as far as the draft does: what nobody has promised may be planned after all promises."""
    until = max((placement.end for placement in draft.placements), default=None)
    published = plans.current(session, workshop, "published")
    known = tuple(orders.open_ones(session, workshop.id).values())
    before = plans.document_of(published) if published else None
    return with_orders(day_of(workshops.document_of(workshop), known, now, before, days, until=until), known, now)


def with_orders(day: Day, known: tuple[WorkOrder, ...], now: datetime) -> Day:
    """The day with these orders. It counts in 5 minutes; what was reported within the last of them has happened too."""
    last = max((moment for order in known for moment in _recorded(order)), default=day.as_of)
    as_of = max(day.as_of, min(last, now + AHEAD)).astimezone(day.as_of.tzinfo)
    return day.model_copy(update={"orders": tuple(slipped(order, as_of) for order in known), "as_of": as_of})


def _recorded(order: WorkOrder) -> Iterator[datetime]:
    for record in order.records:
        moments = (record.actual_start, record.actual_end, record.remaining_at, *(stint.end for stint in record.stints))
        yield from (moment for moment in moments if moment is not None)
