"""The people of a workshop: ranks with skills, speeds and productive shares, shifts with staggered breaks, teams."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random

from scheduler.documents.calendars import Shift, Window
from scheduler.documents.fields import Trade
from scheduler.documents.technicians import Skill, Technician
from scheduler.generate.names import staff_names
from scheduler.generate.places import Place, Words
from scheduler.generate.sizes import WHOLE_DAY, Hours, Profile, Rank

SKILLS = ("service", "brakes", "climate", "engine", "electrics", "diagnosis", "chassis", "drivetrain")
"""What mechanical technicians learn, easiest first."""

LEVELS: dict[Rank, tuple[int, ...]] = {
    "master": (4, 4, 3, 4, 3, 3, 3, 3),
    "system": (3, 3, 2, 3, 2, 2, 2, 2),
    "maintenance": (2, 2, 1, 2, 1, 1, 1),
    "apprentice": (1, 1, 1),
}
"""Levels in the first of these skills."""

SPEEDS: dict[Rank, tuple[int, int]] = {
    "master": (105, 117),
    "system": (98, 113),
    "maintenance": (93, 107),
    "apprentice": (88, 95),
}
"""Range of speed in % of the standard time."""

SPREAD = 3
"""How much somebody's skills differ in speed, %."""

PRODUCTIVE = (40, 60)
"""Productive shares of apprentices in their third and fourth year, %."""

OFFICE: dict[Trade, str] = {"service_advisor": "advice", "inspection": "inspection", "wash": "washing"}
"""Everybody else's skill."""

TEAM = Words("机修{}组", "Team {}", "Team {}")


def people(rng: Random, place: Place, profile: Profile) -> tuple[Technician, ...]:
    """Technicians first, then advisors, inspectors and washers."""
    names = staff_names(rng, place.language)
    ranks = [rank for rank, count in profile.mechanics.items() for _ in range(count)]
    mechanics = [_mechanic(rng, place, profile, i, rank, next(names)) for i, rank in enumerate(ranks)]
    return (*mechanics, *_others(place, profile, names))


def _mechanic(rng: Random, place: Place, profile: Profile, index: int, rank: Rank, name: str) -> Technician:
    speed = rng.randint(*SPEEDS[rank])
    return Technician(
        id=f"t-{index + 1:02}",
        name=name,
        trade="mechanical",
        team=place.say(TEAM).format(index % profile.teams + 1) if profile.teams > 1 else None,
        skills=tuple(
            Skill(skill=skill, level=level, speed=speed + rng.randint(-SPREAD, SPREAD))
            for skill, level in zip(SKILLS, LEVELS[rank], strict=False)
        ),
        productive_share=PRODUCTIVE[index % len(PRODUCTIVE)] if rank == "apprentice" else 100,
        shifts=(shift(place, profile.hours, "mechanical", index),),
    )


def _others(place: Place, profile: Profile, names: Iterator[str]) -> Iterator[Technician]:
    for trade, count in profile.staff.items():
        for index in range(count):
            yield Technician(
                id=f"{trade[0]}-{index + 1:02}",
                name=next(names),
                trade=trade,
                skills=(Skill(skill=OFFICE[trade]),),
                shifts=(shift(place, profile.hours, trade, index),),
            )


def shift(place: Place, hours: Mapping[Trade, tuple[Hours, ...]], trade: Trade, index: int) -> Shift:
    """The shift of the so-manieth person of a trade: patterns in turn, and within a pattern the breaks."""
    patterns = hours.get(trade, (WHOLE_DAY,))
    pattern = patterns[index % len(patterns)]
    earlier = sum(patterns[i % len(patterns)] == pattern for i in range(index))
    turn = earlier % max(1, len(pattern.breaks))
    return Shift(
        days=pattern.days or place.weekdays,
        start=pattern.start,
        end=pattern.end,
        breaks=tuple(Window(start=start, end=end) for start, end in pattern.breaks[turn : turn + 1]),
    )
