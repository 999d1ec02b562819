"""Small, medium and large: how many cars, people, bays and testers, and when people work.

Usual dealers of these sizes have 5, 12 and 28 mechanical technicians. With shifts of seven and a half hours, and with
apprentices counting by their productive share, a load of 0.9 is then too little work for the usual number of cars: here
a medium one has 14 and a large one 30. There are as many reception bays as advisors who receive at the same time, and
enough advisors, inspectors and washers that cars wait for nobody but technicians.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from scheduler.documents.fields import BayKind, OrderClass, Trade, Weekday
from scheduler.generate.jobs import USUAL, Job

Size = Literal["small", "medium", "large"]
Rank = Literal["master", "system", "maintenance", "apprentice"]


USUAL_CLASSES: Mapping[OrderClass, int] = {
    "comeback": 3,
    "hvc": 8,
    "fast_lane": 16,
    "booked": 55,
    "walk_in": 12,
    "internal": 6,
}


@dataclass(frozen=True, slots=True)
class Hours:
    """A shift pattern, ``HH:MM``; people of one pattern take turns at the breaks. No ``days``: those of the place."""

    start: str
    end: str
    breaks: tuple[tuple[str, str], ...] = ()
    days: tuple[Weekday, ...] = ()


@dataclass(frozen=True, slots=True)
class BayRow:
    """So many bays of the same kinds, the first ``reserved`` of them for some classes only."""

    count: int
    kinds: tuple[BayKind, ...]
    reserved: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """What a size means. ``orders``: cars a day at a load of 0.9. Trades without ``hours`` work the whole day.

    ``arrivals``: from when on how many customers come compared with other times, the last entry ends the day.
    ``promises``: who arrives before then is promised a time between these two, hours above 24 are the next day's.
    ``waiting``: share of customers who wait, %. ``classes``: share of each class, %. ``jobs``: what customers come for.
    ``plugged``: share of plug-in cars among those whose job suits any drive, %; 28 % make 15 % or so of all cars.
    """

    orders: int
    opening: tuple[str, str]
    mechanics: Mapping[Rank, int]
    hours: Mapping[Trade, tuple[Hours, ...]]
    staff: Mapping[Trade, int]
    teams: int
    bays: tuple[BayRow, ...]
    pools: Mapping[str, int]
    arrivals: tuple[tuple[str, int], ...]
    promises: tuple[tuple[str, str, str], ...]
    waiting: int = 35
    classes: Mapping[OrderClass, int] = field(default_factory=lambda: dict(USUAL_CLASSES))
    jobs: tuple[Job, ...] = USUAL
    plugged: int = 28


NOON = (("11:30", "12:30"), ("12:30", "13:30"), ("12:00", "13:00"), ("13:00", "14:00"))
AFTERNOON = (("14:30", "15:30"), ("15:30", "16:30"), ("15:00", "16:00"), ("16:00", "17:00"))
WHOLE_DAY = Hours("08:00", "17:30", NOON)
EARLY = Hours("08:00", "16:30", NOON)
LATE = Hours("08:30", "17:00", NOON)
HALF_DAY = Hours("08:00", "12:00")
FIRST_SHIFT = Hours("07:30", "16:00", NOON)
SECOND_SHIFT = Hours("11:00", "19:30", AFTERNOON)
FIRST_COUNTER = Hours("07:30", "16:30", NOON)
SECOND_COUNTER = Hours("11:00", "20:00", AFTERNOON)

ONE_SHIFT_ARRIVALS = (("08:00", 10), ("09:00", 9), ("10:00", 6), ("11:00", 3), ("12:00", 1), ("13:00", 4), ("15:30", 0))
TWO_SHIFT_ARRIVALS = (("07:30", 8), ("09:00", 7), ("11:00", 6), ("13:00", 5), ("17:30", 0))
ONE_SHIFT_PROMISES = (("24:00", "16:30", "17:30"),)
TWO_SHIFT_PROMISES = (("10:30", "16:30", "18:00"), ("24:00", "18:30", "19:45"))

PROFILES: dict[Size, Profile] = {
    "small": Profile(
        orders=14,
        opening=("08:00", "17:30"),
        mechanics={"master": 1, "system": 1, "maintenance": 2, "apprentice": 1},
        hours={"mechanical": (EARLY, LATE, EARLY, HALF_DAY, LATE)},
        staff={"service_advisor": 2, "inspection": 1, "wash": 1},
        teams=1,
        bays=(
            BayRow(1, ("lift", "diagnosis")),
            BayRow(4, ("lift",)),
            BayRow(1, ("fast_lane",)),
            BayRow(1, ("alignment",)),
            BayRow(2, ("reception",)),
            BayRow(1, ("inspection",)),
            BayRow(1, ("wash",)),
        ),
        pools={"tester": 2, "charger": 1, "ac_station": 1},
        arrivals=ONE_SHIFT_ARRIVALS,
        promises=ONE_SHIFT_PROMISES,
    ),
    "medium": Profile(
        orders=50,
        opening=("08:00", "17:30"),
        mechanics={"master": 3, "system": 5, "maintenance": 4, "apprentice": 2},
        hours={"mechanical": (EARLY, LATE)},
        staff={"service_advisor": 4, "inspection": 2, "wash": 3},
        teams=2,
        bays=(
            BayRow(3, ("lift", "diagnosis")),
            BayRow(10, ("lift",), reserved=1),
            BayRow(3, ("fast_lane",)),
            BayRow(1, ("alignment",)),
            BayRow(4, ("reception",)),
            BayRow(2, ("inspection",)),
            BayRow(3, ("wash",)),
        ),
        pools={"tester": 5, "charger": 3, "ac_station": 2},
        arrivals=ONE_SHIFT_ARRIVALS,
        promises=ONE_SHIFT_PROMISES,
    ),
    "large": Profile(
        orders=110,
        opening=("07:30", "20:00"),
        mechanics={"master": 6, "system": 11, "maintenance": 9, "apprentice": 4},
        hours={
            "mechanical": (FIRST_SHIFT, SECOND_SHIFT),
            "service_advisor": (FIRST_COUNTER, SECOND_COUNTER),
            "inspection": (FIRST_COUNTER, SECOND_COUNTER),
            "wash": (FIRST_COUNTER, SECOND_COUNTER),
        },
        staff={"service_advisor": 9, "inspection": 4, "wash": 6},
        teams=4,
        bays=(
            BayRow(6, ("lift", "diagnosis")),
            BayRow(24, ("lift",), reserved=2),
            BayRow(6, ("fast_lane",)),
            BayRow(2, ("alignment",)),
            BayRow(8, ("reception",)),
            BayRow(3, ("inspection",)),
            BayRow(5, ("wash",)),
        ),
        pools={"tester": 10, "charger": 6, "ac_station": 3},
        arrivals=TWO_SHIFT_ARRIVALS,
        promises=TWO_SHIFT_PROMISES,
    ),
}
