"""Realistic workshop days, the same for the same arguments.

The mix of orders, their sizes, arrivals and promises follow what workshops publish; staff and bays are those of a usual
dealer of that size, adjusted as ``sizes`` says. A full workshop has body and paint, high voltage and courtesy cars too.
"""

from __future__ import annotations

from datetime import date

from scheduler.documents.day import Day
from scheduler.generate.day import assemble
from scheduler.generate.full.days import Horizon, full_day
from scheduler.generate.full.sizes import FULL
from scheduler.generate.places import PLACES, Language
from scheduler.generate.sizes import PROFILES, Size

FIRST_DAY = date(2026, 11, 24)
"""A Tuesday that is a working day everywhere."""

DAYS_IN_HOUSE = 7
"""Days that a car stays in body and paint on average."""

USUAL_LANGUAGE: dict[Size, Language] = {"small": "de", "medium": "zh", "large": "en"}
"""Where a workshop of a size is unless somebody says otherwise."""


def generate(
    size: Size,
    load: float = 0.9,
    seed: int = 1,
    days: int = 1,
    language: Language | None = None,
    first_day: date | None = None,
    *,
    full: bool = False,
) -> Day:
    """A realistic planning task.

    Parameters
    ----------
    size
        ``small``: 14 orders a day at the usual load, ``medium``: 50, ``large``: 110 in two overlapping shifts.
    load
        Mechanical work of the orders as a share of what the mechanical technicians can sell on their days.
    seed
        Another seed, other people, cars and jobs.
    days
        Local days, 1 to 60; orders come on those on which the workshop is open, the largest stay overnight.
    language
        Place and names: Beijing, Munich or London.
    first_day
        First local day; left out: 2026-11-24.
    full
        Body and paint too, with high voltage, courtesy cars, drivers and a yard; a small workshop has none of it.

    Raises
    ------
    ValueError
        The workshop is closed on all of the days, or a small one is to be a full one.
    """
    place, first_day = PLACES[language or USUAL_LANGUAGE[size]], first_day or FIRST_DAY
    if not full:
        return assemble(place, PROFILES[size], load, seed, days, first_day)
    if size not in FULL:
        raise ValueError(f"a {size} workshop has no body and paint: choose {' or '.join(FULL)}.")
    new = FULL[size].orders
    return full_day(place, FULL[size], load, seed, Horizon(first_day, days, in_house=DAYS_IN_HOUSE * new, new=new))
