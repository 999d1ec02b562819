"""A mechanical workshop furnished with all that a full one has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from random import Random

from scheduler.documents.fields import BayKind
from scheduler.documents.operations import OperationSpec, Step
from scheduler.documents.workshop import Bay, LoanerCar, Workshop, Yard
from scheduler.generate.body.stages import FIXED
from scheduler.generate.cars import number_plate
from scheduler.generate.catalogue import VISIT, operations, packages
from scheduler.generate.full.booths import booths
from scheduler.generate.full.people import staff
from scheduler.generate.full.sizes import Full
from scheduler.generate.packages import BUNDLES
from scheduler.generate.places import Place, Words
from scheduler.generate.task import Task
from scheduler.generate.tasks import TASKS

BAYS: dict[BayKind, Words] = {
    "high_voltage": Words("高压工位{}", "HV-Platz {}", "HV bay {}"),
    "body": Words("钣金工位{}", "Karosserie {}", "Body stall {}"),
    "frame_bench": Words("大梁校正仪{}", "Richtbank {}", "Frame bench {}"),
    "prep": Words("前处理工位{}", "Vorbereitung {}", "Prep bay {}"),
    "polish": Words("抛光工位{}", "Finish {}", "Polish bay {}"),
    "adas": Words("标定区{}", "Kalibrierfläche {}", "Calibration area {}"),
}

TRIPS: dict[str, Task] = {
    "collect": Task(Words("上门取车", "Abholung", "Collection"), 2, "driving", bay=(), kind="collection"),
    "bring_back": Task(Words("送车上门", "Rückbringung", "Return"), 2, "driving", bay=(), kind="return"),
}
"""The papers at the customer's door; the drive there and back comes on top."""

TURNAROUND = "30 min"
"""Cleaning of a courtesy car before the next customer gets it."""

OVERFLOW_PRICE = 2
"""Cost points per car and 5 minutes that stands in the street."""


def furnish(rng: Random, place: Place, full: Full, house: Workshop) -> Workshop:
    """The same house with further people, bays, booths, courtesy cars, catalogue and yard."""
    return house.model_copy(
        update={
            "technicians": staff(rng, place, full, house.technicians),
            "bays": (*house.bays, *_bays(place, full, len(house.bays))),
            "booths": tuple(booths(place, full.booths)),
            "loaners": tuple(_loaners(rng, place, full)),
            "yard": Yard(places=full.yard, overflow_price=OVERFLOW_PRICE),
            "operations": _catalogue(place),
            "packages": packages(place, BUNDLES),
            "visit": VISIT.model_copy(
                update={
                    "collect": (Step(step="collect", operation="collect"),),
                    "bring_back": (Step(step="bring_back", operation="bring_back"),),
                }
            ),
            "high_voltage_minimum": "1S",
        }
    )


def _catalogue(place: Place) -> dict[str, OperationSpec]:
    return operations(place, TASKS | FIXED | TRIPS)


def _bays(place: Place, full: Full, number: int) -> Iterator[Bay]:
    """Numbered on from those of the mechanical workshop."""
    on_the_wall: Counter[BayKind] = Counter()
    for row in full.bays:
        for _ in range(row.count):
            number += 1
            kind = row.kinds[0]
            on_the_wall[kind] += 1
            yield Bay(id=f"b-{number:02}", name=place.say(BAYS[kind]).format(on_the_wall[kind]), kinds=row.kinds)


def _loaners(rng: Random, place: Place, full: Full) -> Iterator[LoanerCar]:
    classes = [name for name, count in full.loaners.items() for _ in range(count)]
    for number, loaner_class in enumerate(classes, 1):
        yield LoanerCar(
            id=f"l-{number:02}",
            plate=number_plate(rng, place.language, plugged=False),
            loaner_class=loaner_class,
            turnaround=TURNAROUND,
        )
