"""The days that come with the program as examples and for tests, by the name of their file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from scheduler.documents.day import Day, Horizon
from scheduler.documents.fields import OrderClass
from scheduler.documents.orders import WorkOrder
from scheduler.generate import generate
from scheduler.generate.day import assemble
from scheduler.generate.full.scenes import body_paint_week, ev_day, large_week, medium_full, recall_wave
from scheduler.generate.mid_day.scene import mid_day
from scheduler.generate.orders import moment
from scheduler.generate.places import PLACES, Place
from scheduler.generate.progress import begun
from scheduler.generate.repair_shop import repair_shop
from scheduler.generate.sizes import PROFILES, BayRow, Hours, Profile
from scheduler.generate.today import minute

CHRISTMAS_EVE = date(2026, 12, 24)
MONDAY = date(2026, 12, 28)
"""First working day in Munich after Christmas Eve."""

SUMMER_TIME = date(2027, 3, 27)
"""A Saturday; in the night after it the clocks of Munich go forward."""

MANY_WALK_INS: Mapping[OrderClass, int] = {
    "comeback": 4,
    "hvc": 8,
    "fast_lane": 14,
    "booked": 42,
    "walk_in": 28,
    "internal": 4,
}
CARRIED_OVER = 4

NIGHT = Profile(
    orders=9,
    opening=("18:00", "10:00"),
    mechanics={"master": 1, "system": 2, "maintenance": 1},
    hours={
        "mechanical": (
            Hours("22:00", "06:00", (("02:00", "02:30"), ("01:30", "02:00"))),
            Hours("18:00", "02:00", (("21:00", "21:30"),)),
        ),
        "service_advisor": (Hours("18:00", "22:30"), Hours("05:00", "10:00", days=("sun",))),
        "inspection": (Hours("22:00", "07:00", (("03:30", "04:00"),)),),
        "wash": (Hours("22:00", "07:00", (("03:00", "03:30"),)),),
    },
    staff={"service_advisor": 2, "inspection": 1, "wash": 1},
    teams=1,
    bays=(
        BayRow(1, ("lift", "diagnosis")),
        BayRow(3, ("lift",)),
        BayRow(1, ("fast_lane",)),
        BayRow(1, ("alignment",)),
        BayRow(1, ("reception",)),
        BayRow(1, ("inspection",)),
        BayRow(1, ("wash",)),
    ),
    pools={"tester": 2, "charger": 1, "ac_station": 1},
    arrivals=(("18:00", 3), ("20:00", 2), ("22:00", 0)),
    promises=(("24:00", "30:00", "32:30"),),
    waiting=0,
)
"""Vans of the neighbourhood come on Saturday evening and are needed again on Sunday morning."""


def monday_after_holiday() -> Day:
    """A medium day in Munich at half past nine: many walk-ins, and cars begun before Christmas still in their bays."""
    place = PLACES["de"]
    monday = assemble(place, replace(PROFILES["medium"], classes=MANY_WALK_INS), 0.9, 1, 1, MONDAY)
    left = [order.id for order in monday.orders if order.status == "checked_in" and order.customer][:CARRIED_OVER]
    orders = tuple(_left(place, order) if order.id in left else order for order in monday.orders)
    since_christmas = Horizon(first_day=CHRISTMAS_EVE, days=(MONDAY - CHRISTMAS_EVE).days + 1)
    before = monday.model_copy(
        update={"horizon": since_christmas, "as_of": moment(place, CHRISTMAS_EVE, 0), "orders": orders}
    )
    return begun(before, moment(place, MONDAY, minute("09:30")), 1).model_copy(update={"horizon": monday.horizon})


def _left(place: Place, order: WorkOrder) -> WorkOrder:
    """A car that came on Christmas Eve and was not finished."""
    return order.model_copy(update={"arrival": moment(place, CHRISTMAS_EVE, minute("14:15")), "status": "carried_over"})


def dst_night_shift() -> Day:
    """A night shift that is an hour short: the clocks go forward during its break."""
    place = replace(PLACES["de"], weekdays=("sat",))
    return assemble(place, NIGHT, 0.8, 1, 2, SUMMER_TIME)


def home_early() -> Day:
    """A small day before Christmas on which everybody wants to be done as soon as can be."""
    return generate("small", load=0.7, first_day=CHRISTMAS_EVE).model_copy(update={"goals": "makespan"})


SCENES: Mapping[str, Callable[[], Day]] = {
    "small": lambda: generate("small"),
    "medium": lambda: generate("medium"),
    "large": lambda: generate("large"),
    "overloaded": lambda: generate("medium", load=1.1),
    "week": lambda: generate("small", days=5, first_day=date(2026, 11, 23)),
    "monday-after-holiday": monday_after_holiday,
    "dst-night-shift": dst_night_shift,
    "home-early": home_early,
    "body-paint-week": body_paint_week,
    "medium-full": medium_full,
    "mid-day": mid_day,
    "large-week": large_week,
    "ev-day": ev_day,
    "recall-wave": recall_wave,
    "repair-shop-28": repair_shop,
}
