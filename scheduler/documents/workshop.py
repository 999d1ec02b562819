"""The workshop: its place, people, bays, equipment, catalogue and settings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from scheduler.documents.calendars import Closures, HolidayRules, Hours, Overrides
from scheduler.documents.fields import (
    MOST_POINTS,
    AddressId,
    Amount,
    BayKind,
    ClockTime,
    Document,
    HighVoltage,
    Id,
    Name,
    OrderClass,
)
from scheduler.documents.operations import Crew, OperationSpec, Steps
from scheduler.documents.technicians import Technician


class LabourUnit(Document):
    """The workshop's unit of work (BMW FRU and Mercedes AW = 5 min, most AW = 6 min, VW ZE = 0.6 min, hours)."""

    name: Id = Field(description="Its name; min and h are taken.", examples=["FRU", "AW", "ZE"])
    minutes: float = Field(gt=0, le=480, description="Minutes of one unit.", examples=[5, 6, 0.6])


class Bay(Document):
    """A place where one car is worked on."""

    id: Id = Field(description="Identifier.", examples=["b-3"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["HB03"])
    name: Name = Field(description="For people.", examples=["Bay 3"])
    kinds: tuple[BayKind, ...] = Field(
        min_length=1, max_length=50, description="What it can be used as.", examples=[["lift"]]
    )
    features: tuple[Id, ...] = Field((), max_length=200, description="Further features.", examples=[["long_wheelbase"]])
    reserved_for: tuple[OrderClass, ...] = Field(
        (), max_length=50, description="Only orders of these classes; empty: all.", examples=[["hvc"]]
    )
    opening: Hours | None = Field(
        None,
        description="When work in it is possible; left out: the workshop's opening hours.",
        examples=[[{"days": ["mon"], "start": "07:00", "end": "20:00"}]],
    )
    overtime: Hours | None = Field(
        None,
        description="When it may be used in overtime; left out: whenever anybody may work overtime.",
        examples=[[{"days": ["mon"], "start": "20:00", "end": "22:00"}]],
    )
    closures: Closures = Field(
        (),
        description="When it cannot be used at all.",
        examples=[[{"start": "2026-11-24T08:00:00+08:00", "end": "2026-11-24T10:00:00+08:00"}]],
    )


class EquipmentPool(Document):
    """Interchangeable units of one equipment; a unit may lie in several pools."""

    id: Id = Field(description="Identifier.", examples=["ista"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["T-07"])
    name: Name = Field(description="For people.", examples=["ISTA tester"])
    units: tuple[Id, ...] = Field(
        min_length=1, max_length=1_000, description="Its units, by name.", examples=[["ISTA-1", "ISTA-2"]]
    )


class BoothPhase(Document):
    """One phase of a booth cycle."""

    name: Name = Field(description="For people.", examples=["bake"])
    duration: Amount = Field(description="Length, labour units or text with unit.", examples=["40 min"])
    crew: Crew = Field((), description="Who works; empty: unattended.", examples=[[{"skill": "paint"}]])


class BoothProgramme(Document):
    """A fixed sequence of phases."""

    id: Id = Field(description="Identifier.", examples=["standard"])
    name: Name = Field(description="For people.", examples=["Standard 60 °C"])
    low_temperature: bool = Field(False, description="Mild enough for electric cars.", examples=[True])
    phases: tuple[BoothPhase, ...] = Field(
        min_length=1, max_length=100, description="In this order.", examples=[[{"name": "bake", "duration": "40 min"}]]
    )


class Booth(Document):
    """A paint booth: cars enter and leave together."""

    id: Id = Field(description="Identifier.", examples=["booth-1"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["LK1"])
    name: Name = Field(description="For people.", examples=["Spray booth 1"])
    panels: int = Field(ge=1, le=1_000, description="Capacity of one cycle in panels.", examples=[6])
    programmes: tuple[BoothProgramme, ...] = Field(
        min_length=1,
        max_length=100,
        description="What it can run.",
        examples=[[{"id": "standard", "name": "Standard", "phases": [{"name": "bake", "duration": "40 min"}]}]],
    )
    closures: Closures = Field(
        (),
        description="When it cannot be used at all.",
        examples=[[{"start": "2026-11-24T08:00:00+08:00", "end": "2026-11-24T10:00:00+08:00"}]],
    )


class LoanerCar(Document):
    """A courtesy car."""

    id: Id = Field(description="Identifier.", examples=["l-1"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["EW1"])
    plate: Name = Field(description="Number plate.", examples=["京A·D1001"])
    loaner_class: Id = Field(description="Class a customer is promised.", examples=["compact"])
    turnaround: Amount = Field(0, description="Cleaning time after return, labour units or text.", examples=["30 min"])


class Yard(Document):
    """Parking places for cars in the house; overflow is always possible, at a price."""

    places: int = Field(ge=0, le=100_000, description="Places.", examples=[25])
    overflow_price: int = Field(
        1, ge=0, le=MOST_POINTS, description="Cost points per car and 5 minutes above that.", examples=[2]
    )


class Package(Document):
    """A standard service package: a fixed bundle of operations."""

    id: AddressId = Field(description="Identifier.", examples=["oil_service"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["SRP-11"])
    name: Name = Field(description="For people.", examples=["机油保养"])
    steps: Steps = Field(
        min_length=1, description="Its operations.", examples=[[{"step": "oil", "operation": "oil_change"}]]
    )


class Visit(Document):
    """The steps around the work of every order that does not list its own: reception first, handover last."""

    before: Steps = Field(
        (), description="Before the work.", examples=[[{"step": "reception", "operation": "reception"}]]
    )
    after: Steps = Field((), description="After the work.", examples=[[{"step": "wash", "operation": "wash"}]])
    collect: Steps = Field(
        (),
        description="Before everything else where the car is collected.",
        examples=[[{"step": "collect", "operation": "drive"}]],
    )
    bring_back: Steps = Field(
        (),
        description="Instead of the handover where the car is collected.",
        examples=[[{"step": "bring_back", "operation": "drive"}]],
    )


class Reception(Document):
    """How customers come and go."""

    grid_minutes: int = Field(
        15,
        ge=5,
        le=120,
        multiple_of=5,
        description="Arrivals start on this grid, minutes from the full hour.",
        examples=[15],
    )
    invoice_minutes: int = Field(
        10, ge=0, le=240, description="From ready to the invoice on the counter, minutes.", examples=[10]
    )


class Supply(Document):
    """When parts ordered now are on the shelf, by how they come."""

    overnight: ClockTime = Field("07:00", description="Overnight parts: next day at.", examples=["07:00"])
    vor_days: int = Field(2, ge=0, le=60, description="Vehicle-off-road orders: days.", examples=[2])
    vor_direct_days: int = Field(5, ge=0, le=60, description="The same direct from the maker: days.", examples=[5])


class Workshop(Document):
    """Everything that stays the same from day to day."""

    id: AddressId = Field(description="Identifier.", examples=["beijing-chaoyang"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["32170"])
    name: Name = Field(description="For people.", examples=["北京朝阳店"])
    zone: Name = Field(description="IANA time zone.", examples=["Asia/Shanghai"])
    labour_unit: LabourUnit = Field(description="Unit of work.", examples=[{"name": "FRU", "minutes": 5}])
    opening: Hours = Field(
        min_length=1,
        description="Opening hours for customers.",
        examples=[[{"days": ["mon"], "start": "08:00", "end": "18:00"}]],
    )
    holidays: HolidayRules | None = Field(
        None, description="Public holidays observed; left out: none.", examples=[{"country": "CN"}]
    )
    overrides: Overrides = Field(
        (), description="The site's own table of days; it wins.", examples=[[{"date": "2026-10-10", "working": True}]]
    )
    reception: Reception = Field(
        Reception(),
        description="Reception and cash desk: how customers come and go.",
        examples=[{"grid_minutes": 15, "invoice_minutes": 10}],
    )
    technicians: tuple[Technician, ...] = Field(
        max_length=1_000, description="All staff that is planned.", examples=[[]]
    )
    bays: tuple[Bay, ...] = Field(
        max_length=1_000, description="All bays.", examples=[[{"id": "b-1", "name": "1", "kinds": ["lift"]}]]
    )
    equipment: tuple[EquipmentPool, ...] = Field(
        (),
        max_length=1_000,
        description="Equipment pools.",
        examples=[[{"id": "ista", "name": "ISTA", "units": ["ISTA-1"]}]],
    )
    booths: tuple[Booth, ...] = Field((), max_length=100, description="Paint booths.", examples=[[]])
    loaners: tuple[LoanerCar, ...] = Field((), max_length=2_000, description="Courtesy cars.", examples=[[]])
    yard: Yard | None = Field(None, description="Parking; left out: not limited.", examples=[{"places": 25}])
    operations: dict[Id, OperationSpec] = Field(
        default_factory=dict, max_length=5_000, description="Operation catalogue by id.", examples=[{}]
    )
    packages: tuple[Package, ...] = Field((), max_length=5_000, description="Standard service packages.", examples=[[]])
    visit: Visit = Field(Visit(), description="Steps around the work of every order.", examples=[{}])
    class_weights: dict[OrderClass, Annotated[int, Field(ge=1, le=1000)]] = Field(
        default_factory=dict,
        description="Weight of a promise by class, where it differs from the usual table.",
        examples=[{"comeback": 8, "booked": 4}],
    )
    overtime_price: int = Field(
        1, ge=0, le=1000, description="Cost points per person and minute of overtime.", examples=[1]
    )
    high_voltage_minimum: HighVoltage = Field(
        "none",
        description="Lowest qualification of technicians for any work on electric and plug-in hybrid cars.",
        examples=["1S"],
    )
    supply: Supply = Field(
        Supply(), description="How long parts take.", examples=[{"overnight": "07:00", "vor_days": 2}]
    )
