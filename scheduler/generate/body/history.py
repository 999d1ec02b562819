"""Cars that were begun on earlier days: their orders with records of what is done.

How far a car is follows from its promise. None is left between two stages that share a bay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Literal

from scheduler.documents.operations import Step
from scheduler.documents.orders import Approval, OrderStatus, Part, WorkOrder
from scheduler.generate.body.damage import SEVERITIES, Severity
from scheduler.generate.body.orders import (
    ARRIVALS,
    MISSING,
    PANEL,
    SUPPLIES,
    Case,
    Shop,
    after_supplement,
    case,
    first_of,
    order,
)
from scheduler.generate.body.records import Yesterday, finished, half_done, open_ticks, visit
from scheduler.generate.orders import moment
from scheduler.generate.shares import in_shares
from scheduler.generate.today import GRID

PACE = 2.5
"""Open hours in the house for an hour of work: a car that has less until its promise is behind."""

AHEAD = 4
"""Fewer stages than this are done beyond that."""

DECIDED = (9 * 60, 14 * 60)
"""Between which times the insurer says yes, minutes."""

DELIVERED = 7 * 60
COMING: tuple[tuple[Literal["overnight", "vor", "vor_direct"], int], ...] = (
    ("overnight", 0),
    ("overnight", 1),
    ("vor", 1),
    ("vor_direct", 3),
)
"""How parts come that are still missing, and in how many open days."""

LONGEST = 14
"""Open days that no car of the mix stays longer than."""


def in_progress(rng: Random, shop: Shop, now: datetime, count: int, number: int) -> list[WorkOrder]:
    """So many cars in the house at ``now``, numbered from ``number``, the longest stay the most likely to be there."""
    severities = iter(in_shares(rng, 20 * count, SEVERITIES))
    cases: list[Case] = []
    while len(cases) < count:
        came = _case(rng, shop, now, next(severities))
        cases += [came] if came else []
    cases.sort(key=lambda each: each.arrival)
    numbered = [replace(each, number=number + i) for i, each in enumerate(cases)]
    yesterday = Yesterday(shop, now)
    return [_begun(rng, yesterday, each) for each in sorted(numbered, key=lambda each: each.promise)]


def _case(rng: Random, shop: Shop, now: datetime, severity: Severity) -> Case | None:
    """A car that came at some time of the last weeks; none if it is gone by now."""
    day = shop.doors.later(now.date(), -rng.randint(1, LONGEST))
    came = case(rng, shop, 0, severity, moment(shop.place, day, rng.randrange(*ARRIVALS, GRID)))
    return came if came.promise >= now else None


def _begun(rng: Random, yesterday: Yesterday, each: Case) -> WorkOrder:
    steps = visit(yesterday.shop, each)
    records = finished(rng, yesterday, each, _wanted(rng, yesterday, each))
    records += half_done(rng, yesterday, steps[len(records)])
    each = replace(each, promise=_renewed(yesterday, each, steps[len(records) :]))
    ahead = [step.step for step in steps[len(records) :]]
    approvals, parts = tuple(_approvals(rng, yesterday, each, ahead)), tuple(_parts(rng, yesterday, each, ahead))
    return order(rng, yesterday.shop, each).model_copy(
        update={
            "status": _status(ahead, approvals, parts),
            "records": tuple(records),
            "approvals": approvals,
            "parts": parts,
        }
    )


def _renewed(yesterday: Yesterday, each: Case, ahead: Sequence[Step]) -> datetime:
    """The promise, or a later one that the customer of a car that is behind has been told."""
    shop, today = yesterday.shop, yesterday.now.date()
    left = sum(open_ticks(shop, step) for step in ahead)
    day = shop.doors.later(today, int(left * PACE / shop.doors.usual))
    return each.promise + max(day - each.promise.date(), timedelta())


def _status(ahead: Sequence[str], approvals: Sequence[Approval], parts: Sequence[Part]) -> OrderStatus:
    """It waits for what its next stage waits for."""
    if ahead[:1] == [approval.operation for approval in approvals]:
        return "waiting_approval"
    return "waiting_parts" if ahead[:1] == [part.operation for part in parts] else "in_progress"


def _approvals(rng: Random, yesterday: Yesterday, each: Case, ahead: Sequence[str]) -> Iterator[Approval]:
    """Of what was found, unless work on it goes on already; the next day, if the car is only dismantled today."""
    if not each.damage.supplement or after_supplement(each.steps) not in ahead:
        return
    shop, found = yesterday.shop, "supplement" not in ahead
    day = shop.doors.later(yesterday.now.date(), 0 if found else 1)
    expected = moment(shop.place, day, rng.randrange(*DECIDED, GRID))
    if day < each.promise.date():
        yield Approval(kind="supplement", expected=expected, operation=after_supplement(each.steps))


def _parts(rng: Random, yesterday: Yesterday, each: Case, ahead: Sequence[str]) -> Iterator[Part]:
    """Ordered when the car came, and still on their way where they do not hinder the promise."""
    fitted, shop = first_of(each.steps, "reassemble"), yesterday.shop
    if each.damage.severity not in SUPPLIES or fitted not in ahead or rng.randrange(100) >= MISSING:
        return
    supply, days = rng.choice(COMING)
    day = shop.doors.later(yesterday.now.date(), days)
    if day < each.promise.date():
        yield Part(
            name=shop.place.say(PANEL), supply=supply, available=moment(shop.place, day, DELIVERED), operation=fitted
        )


def _wanted(rng: Random, yesterday: Yesterday, each: Case) -> int:
    """How many steps should be finished: as many as keep the promise within reach, some more, never part of a stay."""
    shop, steps = yesterday.shop, visit(yesterday.shop, each)
    until = shop.doors.index(each.promise) - shop.doors.index(yesterday.now)
    done = list(accumulate((open_ticks(shop, step) for step in steps), initial=0))
    wanted = next(i for i, ticks in enumerate(done) if (done[-1] - ticks) * PACE <= until)
    wanted = max(1, min(wanted + rng.randrange(AHEAD), len(each.steps)))
    while steps[wanted].same_bay_as is not None:
        wanted -= 1
    return wanted
