"""The example days of full workshops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from scheduler.documents.day import Day
from scheduler.generate.day import USUAL_LOAD
from scheduler.generate.full.days import Horizon, full_day
from scheduler.generate.full.recall_wave import with_recalls
from scheduler.generate.full.sizes import FULL, Full
from scheduler.generate.jobs import ELECTRIC
from scheduler.generate.places import PLACES
from scheduler.generate.sizes import USUAL_CLASSES, BayRow

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)

SHARED_LOAD = 0.8
"""Mechanical load where technicians work for body and paint too, or wait for those who may touch high voltage."""

ELECTRIC_SHARE = 90
"""Share of plug-in cars among those whose job suits any drive, %: 70 % or so of all cars."""

HIGH_VOLTAGE_BAYS = 3
"""Where most cars are electric."""

NEW_CARS = 12
"""Share of cars of the house when the new models come, %."""

RECALL_LOAD = 0.7
"""Load without the recalls."""


def body_paint_week() -> Day:
    """The body and paint shop of a medium workshop: 30 cars in the house, and 4 more on each of five days."""
    return full_day(PLACES["zh"], FULL["medium"], 0, 7, Horizon(MONDAY, days=5, in_house=30, new=4))


def medium_full() -> Day:
    """One day of a medium workshop: 50 mechanical orders, and 30 cars in the body and paint shop."""
    return full_day(PLACES["zh"], _with_smaller_jobs(FULL["medium"]), SHARED_LOAD, 7, Horizon(TUESDAY, in_house=30))


def large_week() -> Day:
    """Five days of a large workshop: 110 mechanical orders a day, 80 cars in the body and paint shop, 11 more a day."""
    horizon = Horizon(MONDAY, days=5, in_house=80, new=11)
    return full_day(PLACES["en"], _with_smaller_jobs(FULL["large"]), SHARED_LOAD, 1, horizon)


def _with_smaller_jobs(full: Full) -> Full:
    """As many mechanical orders as on a usual day at a load that leaves the technicians time for body and paint."""
    orders = round(full.profile.orders * USUAL_LOAD / SHARED_LOAD)
    return replace(full, profile=replace(full.profile, orders=orders))


def ev_day() -> Day:
    """A medium workshop where most cars are electric, with bays and jobs for high voltage."""
    full = _with_smaller_jobs(FULL["medium"])
    others = tuple(row for row in full.bays if row.kinds != ("high_voltage",))
    electric = replace(
        full,
        profile=replace(full.profile, jobs=ELECTRIC, plugged=ELECTRIC_SHARE),
        bays=(BayRow(HIGH_VOLTAGE_BAYS, ("high_voltage",)), *others),
    )
    return full_day(PLACES["de"], electric, SHARED_LOAD, 43, Horizon(TUESDAY))


def recall_wave() -> Day:
    """A medium workshop in a week of recalls."""
    place, full = PLACES["en"], FULL["medium"]
    classes = {**USUAL_CLASSES, "internal": NEW_CARS}
    many_new = replace(full, profile=replace(full.profile, classes=classes))
    day = full_day(place, many_new, RECALL_LOAD, 1, Horizon(TUESDAY))
    return with_recalls(Random("1 recalls"), place, day)
