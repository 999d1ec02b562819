"""The house on such a day: places with features and hours of their own, known times, who is away, what is shut."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TypeVar

from scheduler.documents.calendars import Absence, Closure, DayChange, DayOverride, OpeningHours, Window
from scheduler.documents.day import GoalTerm, GoalTier
from scheduler.documents.operations import KnownTime, OperationSpec
from scheduler.documents.technicians import Technician
from scheduler.documents.workshop import Bay, Workshop
from scheduler.generate.orders import moment
from scheduler.generate.places import Place, Words
from scheduler.generate.today import minute
from scheduler.profiles import DEALER

Item = TypeVar("Item", Technician, Bay)

LONG = ("b-12", "b-13")
"""Lifts for cars with a long wheelbase."""

OUTSIDE = "b-26"
"""A place to wash cars out of doors, where it freezes early and late."""

INSPECTED = "b-10"
SWAPPED = "t-08"
GOES_HOME = "12:00"

LIFT_INSPECTION = Words("举升机年检", "Hebebühnenprüfung", "lift inspection")
FILTERS = Words("更换滤棉", "Filterwechsel", "filter change")
SWAP = Words("与同事换班", "getauscht", "swapped shift")
ILL = Words("病假", "krank", "sick")
RUSH = Words("年末加班日", "Jahresend-Sonntag", "working Sunday before the year's end")

KNOWN: Mapping[str, tuple[KnownTime, ...]] = {
    "front_discs": (KnownTime(technician="t-04", work=14),),
    "alignment": (KnownTime(bay="b-17", work=12),),
}
"""By operation: somebody is quick at it, and a place makes it quick."""

CLASSES = {"comeback": 12, "campaign": 2}

TOLERANCES = {"lateness and waiting": 60}
"""What the house gives up of a tier for calm and cost: ten minutes of a customer with weight 6."""

GOALS = tuple(
    GoalTier(
        name=tier.name,
        terms=tuple(GoalTerm(goal=term.goal, weight=term.weight) for term in tier.terms),
        tolerance=TOLERANCES.get(tier.name, 0),
    )
    for tier in DEALER
)
"""The dealer's tiers, a little more patient."""


def in_the_morning(place: Place, day: date, house: Workshop) -> Workshop:
    """What is known when the day begins."""
    opening = (OpeningHours(days=place.weekdays, start="10:00", end="16:00"),)
    swap = DayChange(
        date=day,
        windows=(Window(start="10:00", end="19:00"),),
        breaks=(Window(start="13:00", end="14:00"),),
        note=place.say(SWAP),
    )
    filters = _closure(place, day, "17:00", "19:00", FILTERS)
    bays: dict[str, dict[str, object]] = {long: {"features": ("long_wheelbase",)} for long in LONG}
    bays[OUTSIDE] = {"opening": opening}
    return house.model_copy(
        update={
            "technicians": _with(house.technicians, {SWAPPED: {"changes": (swap,)}}),
            "bays": _with(house.bays, bays),
            "booths": tuple(booth.model_copy(update={"closures": (filters,)}) for booth in house.booths),
            "operations": {name: _timed(name, spec) for name, spec in house.operations.items()},
            "overrides": (DayOverride(date=date(2026, 11, 29), working=True, as_weekday="sat", name=place.say(RUSH)),),
            "class_weights": CLASSES,
        }
    )


def by_now(place: Place, day: date, house: Workshop, sick: str) -> Workshop:
    """What has come in between: somebody is going home, and the lift inspector has announced himself."""
    home = Absence(start=_at(place, day, GOES_HOME), end=_at(place, day, "17:30"), reason=place.say(ILL))
    inspection = _closure(place, day, "14:00", "16:00", LIFT_INSPECTION)
    return house.model_copy(
        update={
            "technicians": _with(house.technicians, {sick: {"absences": (home,)}}),
            "bays": _with(house.bays, {INSPECTED: {"closures": (inspection,)}}),
        }
    )


def _timed(name: str, spec: OperationSpec) -> OperationSpec:
    ways = tuple(way.model_copy(update={"times": KNOWN.get(name, ())}) for way in spec.ways)
    return spec.model_copy(update={"ways": ways}) if name in KNOWN else spec


def _with(items: Iterable[Item], changes: Mapping[str, Mapping[str, object]]) -> tuple[Item, ...]:
    """The same, some of them changed, by id."""
    return tuple(item.model_copy(update=changes[item.id]) if item.id in changes else item for item in items)


def _closure(place: Place, day: date, start: str, end: str, reason: Words) -> Closure:
    return Closure(start=_at(place, day, start), end=_at(place, day, end), reason=place.say(reason))


def _at(place: Place, day: date, time: str) -> datetime:
    return moment(place, day, minute(time))
