"""A repair shop's published day: 28 cars, 49 operations, two stations of each of four kinds.

Behbahani et al., *A multi-objective open shop model for optimizing scheduling in automotive repair shops*, Decision
Analytics Journal, 2026; durations and cars are the figures of its public repository Mbehbahani/RepairShop-milp. A
station is open for 7 hours and costs 12 $ for an idle hour and 18 $ for an hour of overtime. Here every station
is the technician who works at it.
"""

from __future__ import annotations

from datetime import datetime

from scheduler.documents.calendars import OpeningHours, Shift, Window
from scheduler.documents.day import Day, Horizon
from scheduler.documents.operations import OperationSpec, Role, Step, Way
from scheduler.documents.orders import Vehicle, WorkOrder
from scheduler.documents.technicians import Skill, Technician
from scheduler.documents.workshop import LabourUnit, Workshop
from scheduler.generate.places import MONDAY_TO_FRIDAY

OPENS = datetime.fromisoformat("2026-11-24T08:00+00:00")
CLOSES = "15:00"
OVERTIME_UNTIL = "19:00"
"""Late enough for any good plan; the file's own limit of 100 minutes is too little for the work of its second kind."""

STATIONS = 2
"""Of each kind."""

MINUTES: dict[int, tuple[int, ...]] = {
    1: (15, 35, 55, 75, 95, 115, 135, 155, 175, 195),
    2: (10, 30, 60, 90, 130, 150, 190, 240, 300, 360),
    3: (10, 25, 40, 60, 85, 110, 140, 180, 230, 300),
    4: (15, 30, 60, 90, 130, 150, 190, 240, 300, 360),
}
"""By kind of station: minutes of its procedures 1 to 10."""

CARS: tuple[tuple[tuple[int, int], ...], ...] = (
    ((1, 2), (2, 3)),
    ((3, 4), (2, 3), (4, 1)),
    ((1, 2), (2, 1), (3, 7)),
    ((4, 3),),
    ((1, 5), (3, 2)),
    ((4, 7), (2, 7)),
    ((1, 4), (2, 2)),
    ((1, 1),),
    ((3, 4),),
    ((1, 2), (3, 2)),
    ((2, 6),),
    ((4, 5), (2, 2), (3, 2), (1, 3)),
    ((3, 2),),
    ((1, 2), (2, 3)),
    ((4, 4), (2, 1)),
    ((1, 4), (2, 3), (4, 4)),
    ((1, 7),),
    ((2, 6),),
    ((1, 4),),
    ((2, 4),),
    ((4, 4),),
    ((2, 3), (1, 2)),
    ((2, 2), (3, 4)),
    ((4, 3), (2, 7), (3, 3)),
    ((1, 3),),
    ((4, 2),),
    ((1, 5),),
    ((2, 4), (4, 4)),
)
"""Kind and procedure of every operation of a car, in any order."""


def repair_shop() -> Day:
    """All cars are there in the morning, nothing is promised: what counts is idle time and overtime."""
    return Day(
        schema="workshop-day/1",
        as_of=OPENS,
        horizon=Horizon(first_day=OPENS.date()),
        workshop=Workshop(
            id="repair-shop-28",
            name="Repair shop of Behbahani et al. (Mbehbahani/RepairShop-milp), 8 stations",
            zone="UTC",
            labour_unit=LabourUnit(name="FRU", minutes=5),
            opening=(OpeningHours(days=MONDAY_TO_FRIDAY, start="08:00", end=OVERTIME_UNTIL),),
            technicians=tuple(_station(kind, number + 1) for kind in MINUTES for number in range(STATIONS)),
            bays=(),
            operations={
                _name(kind, procedure): _operation(kind, procedure)
                for kind, procedure in sorted({operation for car in CARS for operation in car})
            },
        ),
        orders=tuple(_car(number, operations) for number, operations in enumerate(CARS, 1)),
        goals="idle_overtime",
    )


def _station(kind: int, number: int) -> Technician:
    shift = Shift(
        days=MONDAY_TO_FRIDAY,
        start="08:00",
        end=CLOSES,
        overtime=(Window(start=CLOSES, end=OVERTIME_UNTIL),),
    )
    return Technician(
        id=f"station-{STATIONS * (kind - 1) + number}",
        name=f"Station {STATIONS * (kind - 1) + number}",
        trade="mechanical",
        skills=(Skill(skill=f"kind_{kind}"),),
        shifts=(shift,),
    )


def _name(kind: int, procedure: int) -> str:
    return f"kind-{kind}-procedure-{procedure}"


def _operation(kind: int, procedure: int) -> OperationSpec:
    way = Way(work=f"{MINUTES[kind][procedure - 1]} min", crew=(Role(skill=f"kind_{kind}"),))
    return OperationSpec(name=f"Kind {kind}, procedure {procedure}", ways=(way,))


def _car(number: int, operations: tuple[tuple[int, int], ...]) -> WorkOrder:
    return WorkOrder(
        id=f"{number:02}",
        vehicle=Vehicle(plate=f"Car {number}"),
        status="arrived",
        arrival=OPENS,
        overnight=False,
        work=tuple(
            Step(step=_name(kind, procedure), operation=_name(kind, procedure), after=())
            for kind, procedure in operations
        ),
    )
