"""Who works in a full workshop: panel beaters, painters, drivers; high-voltage qualifications; permitted overtime."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from random import Random

from scheduler.documents.calendars import Shift, Window
from scheduler.documents.fields import Trade
from scheduler.documents.technicians import Skill, Technician
from scheduler.generate.full.sizes import HIGH_VOLTAGE, Full
from scheduler.generate.names import staff_names
from scheduler.generate.people import SPREAD, shift
from scheduler.generate.places import Place, Words
from scheduler.generate.sizes import Rank
from scheduler.generate.today import minute

SKILLS: dict[Trade, tuple[str, ...]] = {
    "body": ("body", "frame"),
    "paint": ("prep", "polish", "paint"),
    "driver": ("driving",),
}
LEVELS: dict[Trade, tuple[tuple[int, ...], ...]] = {
    "body": ((3, 2), (2,), (3, 1), (2,)),
    "paint": ((3, 2, 3), (2, 2), (2, 2, 2), (2, 1, 2)),
    "driver": ((1,),),
}
"""Levels in the first of these skills of the people of a trade, in turn."""

SPEEDS = (98, 114)
"""Range of speed in % of the standard time."""

TEAMS: dict[Trade, Words] = {
    "body": Words("钣金{}组", "Karosserie {}", "Body team {}"),
    "paint": Words("喷漆{}组", "Lack {}", "Paint team {}"),
}

OVERTIME = 120
"""Minutes after the end of the shift."""

MAY_STAY = ("mechanical", "body", "paint")
"""Trades of which every second person may work overtime."""


def staff(rng: Random, place: Place, full: Full, mechanical: Sequence[Technician]) -> tuple[Technician, ...]:
    """The people of the mechanical workshop with their qualifications, then everybody else."""
    taken = {person.name for person in mechanical}
    names = (name for name in staff_names(rng, place.language) if name not in taken)
    qualified = _qualified(full, mechanical)
    return tuple(_staying([*qualified, *_others(rng, place, full, names)]))


def _qualified(full: Full, mechanical: Sequence[Technician]) -> list[Technician]:
    ranks: list[Rank] = [rank for rank, count in full.profile.mechanics.items() for _ in range(count)]
    turn: Counter[Rank] = Counter()
    people = list(mechanical)
    for i, rank in enumerate(ranks):
        levels = HIGH_VOLTAGE[rank]
        people[i] = people[i].model_copy(update={"high_voltage": levels[turn[rank] % len(levels)]})
        turn[rank] += 1
    return people


def _others(rng: Random, place: Place, full: Full, names: Iterator[str]) -> Iterator[Technician]:
    counts: dict[Trade, int] = {"body": full.body, "paint": full.paint, "driver": full.drivers}
    for trade, count in counts.items():
        for index in range(count):
            levels = LEVELS[trade][index % len(LEVELS[trade])]
            speed = rng.randint(*SPEEDS) if trade in TEAMS else 100
            yield Technician(
                id=f"{trade}-{index + 1:02}",
                name=next(names),
                trade=trade,
                team=place.say(TEAMS[trade]).format(index % full.teams + 1) if trade in TEAMS else None,
                skills=tuple(
                    Skill(skill=skill, level=level, speed=speed + (rng.randint(-SPREAD, SPREAD) if speed != 100 else 0))
                    for skill, level in zip(SKILLS[trade], levels, strict=False)
                ),
                high_voltage="1S" if trade in TEAMS else "none",
                shifts=(shift(place, full.hours, trade, index),),
            )


def _staying(people: Iterable[Technician]) -> Iterator[Technician]:
    """Every second person of a trade may stay on."""
    turn: Counter[Trade] = Counter()
    for person in people:
        turn[person.trade] += 1
        if person.trade in MAY_STAY and turn[person.trade] % 2:
            yield person.model_copy(update={"shifts": tuple(_longer(shift) for shift in person.shifts)})
        else:
            yield person


def _longer(shift: Shift) -> Shift:
    end = minute(shift.end) + OVERTIME
    return shift.model_copy(update={"overtime": (Window(start=shift.end, end=f"{end // 60:02}:{end % 60:02}"),)})
