"""When a part is on the shelf."""

from __future__ import annotations

from datetime import timedelta

from scheduler.calendar.wall import minutes, tick_up
from scheduler.clock import Clock
from scheduler.documents.orders import Part
from scheduler.documents.workshop import Supply


def on_the_shelf(part: Part, supply: Supply, clock: Clock, as_of: int) -> int:
    """Tick from which a part is there: as it says, else as its supply usually takes when it is ordered at ``as_of``."""
    if part.available is not None:
        return clock.tick_up(part.available)
    if part.supply == "overnight":
        return tick_up(clock, clock.day(as_of) + timedelta(1), minutes(supply.overnight))
    days = {"stock": 0, "vor": supply.vor_days, "vor_direct": supply.vor_direct_days}[part.supply]
    return clock.tick_up(clock.moment(as_of) + timedelta(days))


def in_words(part: Part) -> str:
    """``part Disc, due``, or how it comes where nobody knows when."""
    if part.available is not None:
        return f"part {part.name}, due"
    how = {"stock": "in stock", "overnight": "overnight", "vor": "VOR", "vor_direct": "VOR direct"}[part.supply]
    return f"part {part.name} ({how}, ordered now), due"
