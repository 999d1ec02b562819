"""The workshop: place, people, bays, equipment and catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from scheduler.documents.calendars import OpeningHours
from scheduler.documents.fields import BayKind, OrderClass
from scheduler.documents.workshop import Bay, EquipmentPool, Workshop
from scheduler.generate.catalogue import VISIT, operations, packages
from scheduler.generate.people import people
from scheduler.generate.places import Place, Words
from scheduler.generate.sizes import Profile

BAYS: dict[BayKind, Words] = {
    "lift": Words("{}号工位", "Bühne {}", "Bay {}"),
    "fast_lane": Words("快修{}号", "Express {}", "Express {}"),
    "alignment": Words("四轮定位{}", "Achsmessplatz {}", "Alignment {}"),
    "reception": Words("接待{}", "Annahme {}", "Reception {}"),
    "inspection": Words("总检{}", "Endkontrolle {}", "Inspection {}"),
    "wash": Words("洗车{}", "Wäsche {}", "Wash {}"),
}

RESERVED: tuple[OrderClass, ...] = ("hvc", "comeback")
"""Whose cars may stand in a reserved bay."""

POOLS: dict[str, Words] = {
    "tester": Words("诊断仪", "Diagnosetester", "Diagnostic tester"),
    "charger": Words("充电器", "Ladegerät", "Battery charger"),
    "ac_station": Words("空调加注机", "Klimagerät", "A/C station"),
}


def workshop(rng: Random, place: Place, profile: Profile) -> Workshop:
    """The workshop of a profile at a place."""
    start, end = profile.opening
    return Workshop(
        id=place.id,
        name=place.name,
        zone=place.zone,
        labour_unit=place.labour_unit,
        opening=(OpeningHours(days=place.weekdays, start=start, end=end),),
        holidays=place.holidays,
        technicians=people(rng, place, profile),
        bays=tuple(_bays(place, profile)),
        equipment=tuple(
            EquipmentPool(id=pool, name=place.say(POOLS[pool]), units=tuple(f"{pool}-{n + 1}" for n in range(count)))
            for pool, count in profile.pools.items()
        ),
        operations=operations(place),
        packages=packages(place),
        visit=VISIT,
    )


def _bays(place: Place, profile: Profile) -> Iterator[Bay]:
    """Numbered through; those of one kind carry their own numbers on the wall."""
    number = 0
    on_the_wall: Counter[BayKind] = Counter()
    for row in profile.bays:
        for index in range(row.count):
            number += 1
            on_the_wall[row.kinds[0]] += 1
            yield Bay(
                id=f"b-{number:02}",
                name=place.say(BAYS[row.kinds[0]]).format(on_the_wall[row.kinds[0]]),
                kinds=row.kinds,
                reserved_for=RESERVED if index < row.reserved else (),
            )
