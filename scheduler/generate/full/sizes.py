"""What a full workshop of a size has besides the mechanical one.

A small workshop sends body and paint elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.documents.fields import HighVoltage, Trade
from scheduler.generate.sizes import (
    FIRST_SHIFT,
    PROFILES,
    SECOND_SHIFT,
    WHOLE_DAY,
    BayRow,
    Hours,
    Profile,
    Rank,
    Size,
)


@dataclass(frozen=True, slots=True)
class Full:
    """The mechanical profile and what comes on top. ``orders``: body-and-paint cars a day.

    ``loaners``: courtesy cars by class. ``yard``: parking places.
    """

    profile: Profile
    orders: int
    body: int
    paint: int
    teams: int
    drivers: int
    hours: Mapping[Trade, tuple[Hours, ...]]
    bays: tuple[BayRow, ...]
    booths: int
    loaners: Mapping[str, int]
    yard: int


HIGH_VOLTAGE: Mapping[Rank, tuple[HighVoltage, ...]] = {
    "master": ("3S", "3S", "2S"),
    "system": ("2S", "2S", "1S"),
    "maintenance": ("1S",),
    "apprentice": ("none", "1S"),
}
"""Qualifications of the people of a rank, in turn; those of the body and paint shop have 1S."""

FULL: Mapping[Size, Full] = {
    "medium": Full(
        profile=PROFILES["medium"],
        orders=4,
        body=4,
        paint=4,
        teams=1,
        drivers=2,
        hours={"body": (WHOLE_DAY,), "paint": (WHOLE_DAY,), "driver": (WHOLE_DAY,)},
        bays=(
            BayRow(1, ("high_voltage",)),
            BayRow(4, ("body",)),
            BayRow(1, ("frame_bench",)),
            BayRow(3, ("prep",)),
            BayRow(1, ("polish",)),
            BayRow(1, ("adas",)),
        ),
        booths=1,
        loaners={"compact": 3, "saloon": 3},
        yard=36,
    ),
    "large": Full(
        profile=PROFILES["large"],
        orders=11,
        body=12,
        paint=12,
        teams=2,
        drivers=4,
        hours=dict.fromkeys(("body", "paint", "driver"), (FIRST_SHIFT, SECOND_SHIFT)),
        bays=(
            BayRow(2, ("high_voltage",)),
            BayRow(10, ("body",)),
            BayRow(2, ("frame_bench",)),
            BayRow(8, ("prep",)),
            BayRow(3, ("polish",)),
            BayRow(2, ("adas",)),
        ),
        booths=3,
        loaners={"compact": 7, "saloon": 5, "suv": 2},
        yard=90,
    ),
}
