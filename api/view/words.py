"""The words that tables and pages share."""

from __future__ import annotations

from scheduler.clock import Clock
from scheduler.promises import Prospect, Standing

TRADES = {
    "mechanical": "Mechanical",
    "body": "Body",
    "paint": "Paint",
    "service_advisor": "Reception",
    "inspection": "Inspection",
    "wash": "Wash",
    "driver": "Driving",
}
CLASSES = {
    "comeback": "comeback",
    "hvc": "VIP",
    "fast_lane": "fast lane",
    "booked": "booked",
    "walk_in": "walk-in",
    "internal": "internal",
    "campaign": "campaign",
}
MODES = {"waits": "waits", "leaves": "drops off", "loaner": "loaner", "collection": "pick-up & delivery"}


def standing(prospect: Prospect) -> str:
    """``late by 40 min``, ``tight, 5 min left``, ``kept``."""
    if prospect.standing is Standing.LATE:
        return f"late by {-(prospect.slack or 0)} min"
    if prospect.standing is Standing.TIGHT:
        return f"tight, {prospect.slack} min left"
    return prospect.standing.value


def when(clock: Clock, tick: int) -> str:
    """``10:40`` on the first day, ``Wed 25 Nov 10:40`` on others."""
    moment = clock.moment(tick)
    return f"{moment:%H:%M}" if moment.date() == clock.first_day else f"{moment:%a} {moment.day} {moment:%b %H:%M}"


def hours(ticks: float) -> str:
    """``6.5``: hours of so many ticks."""
    return f"{ticks / 12:.1f}"


def counted(number: int, singular: str, plural: str) -> str:
    """``1 order``, ``2 orders``."""
    return f"{number} {singular if number == 1 else plural}"
