"""The work orders: which car, whose, what is to be done, by when, and how far it is."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scheduler.documents.fields import MOST_POINTS, AddressId, Amount, Document, Id, Moment, Name, OrderClass
from scheduler.documents.operations import Step

CustomerMode = Literal["waits", "leaves", "loaner", "collection"]

OrderStatus = Literal[
    "booked",
    "prepared",
    "arrived",
    "checked_in",
    "queued",
    "in_progress",
    "waiting_parts",
    "waiting_approval",
    "self_checked",
    "final_inspection",
    "rework",
    "wash",
    "ready",
    "handed_over",
    "no_show",
    "cancelled",
    "carried_over",
]
OperationStatus = Literal["planned", "started", "paused", "finished", "failed"]


class Vehicle(Document):
    """The car."""

    plate: Name = Field(description="Number plate: the name of everything.", examples=["粤B-12345"])
    vin: Id | None = Field(None, description="Vehicle identification number.", examples=["WBA11AA0X0CH00001"])
    model: Name | None = Field(None, description="Model.", examples=["BMW 320i"])
    drive: Literal["combustion", "hybrid", "plug_in_hybrid", "electric"] = Field(
        "combustion", description="Drive.", examples=["electric"]
    )


class Customer(Document):
    """Whose car it is."""

    name: Name = Field(description="Name.", examples=["陈女士"])
    phone: Name | None = Field(None, description="Phone number.", examples=["+86 10 5550 0100"])
    preferred_advisor: Id | None = Field(None, description="Service advisor's technician id.", examples=["a-liu"])


class Promise(Document):
    """When the customer was told the car is ready."""

    time: Moment = Field(description="Promised time, with UTC offset.", examples=["2026-11-24T16:30:00+08:00"])
    quantile: float = Field(
        0.9, gt=0, lt=1, description="Chance of keeping it that was aimed at when it was given.", examples=[0.9]
    )
    buffer_minutes: int = Field(
        0, ge=0, le=1440, description="Slack kept free before it, minutes; less is shown as tight.", examples=[15]
    )


class Part(Document):
    """A part that work waits for."""

    name: Name = Field(description="For people.", examples=["Brake disc front"])
    supply: Literal["stock", "overnight", "vor", "vor_direct"] = Field(
        "stock", description="How it comes.", examples=["overnight"]
    )
    available: Moment | None = Field(
        None,
        description="On the shelf from, with UTC offset; left out: as its supply usually takes, ordered now.",
        examples=["2026-11-24T07:00:00+08:00"],
    )
    operation: Id | None = Field(
        None,
        description="Operation that needs it, `package/step`; left out: all work of the order.",
        examples=["brakes/pads"],
    )


class Approval(Document):
    """A yes that work waits for."""

    kind: Literal["customer", "part_release", "supplement"] = Field(description="Whose.", examples=["part_release"])
    expected: Moment = Field(description="Expected, with UTC offset.", examples=["2026-11-24T11:00:00+08:00"])
    operation: Id | None = Field(
        None,
        description="Operation that needs it, `package/step`; left out: all work of the order.",
        examples=["clutch/replace"],
    )


class PackageItem(Document):
    """A standard service package on an order."""

    package: Id = Field(description="Package's id.", examples=["oil_service"])
    any_order: bool = Field(
        False,
        description="May be done before the work listed above it; never two at a time on one car.",
        examples=[True],
    )
    optional: bool = Field(
        False, description="May be left out as a whole although its order is planned.", examples=[True]
    )
    prize: int = Field(0, ge=0, le=MOST_POINTS, description="What doing it is worth, cost points.", examples=[60])


class Pin(Document):
    """What a person has decided for one operation; each part binds alone."""

    technicians: tuple[Id, ...] | None = Field(
        None, max_length=200, description="Exactly these people.", examples=[["t-zhang"]]
    )
    bay: Id | None = Field(None, description="In this bay or paint booth.", examples=["b-3"])
    start: Moment | None = Field(None, description="At this time.", examples=["2026-11-24T09:00:00+08:00"])
    way: int | None = Field(None, ge=0, description="Index of the way, from 0.", examples=[0])
    forced: bool = Field(
        False,
        description="Stands as it is, whatever it breaks: needs technicians, bay (if any) and start.",
        examples=[True],
    )


class Stint(Document):
    """A time that somebody worked on an operation, from clocking on to clocking off."""

    start: Moment = Field(description="Clocked on.", examples=["2026-11-24T08:20:00+08:00"])
    end: Moment = Field(description="Clocked off.", examples=["2026-11-24T08:45:00+08:00"])
    technicians: tuple[Id, ...] = Field((), max_length=200, description="Who clocked on.", examples=[["t-zhang"]])
    bay: Id | None = Field(None, description="Where: bay or paint booth.", examples=["b-3"])
    way: int = Field(0, ge=0, description="Index of the way, from 0.", examples=[0])


class OperationRecord(Document):
    """What is known of one operation beyond its catalogue entry."""

    operation: Id = Field(description="`package/step`, or the step of a listed operation.", examples=["oil/change"])
    status: OperationStatus = Field("planned", description="Its own status.", examples=["started"])
    actual_start: Moment | None = Field(None, description="Clocked on.", examples=["2026-11-24T09:05:00+08:00"])
    actual_end: Moment | None = Field(None, description="Clocked off.", examples=["2026-11-24T10:00:00+08:00"])
    technicians: tuple[Id, ...] = Field((), max_length=200, description="Who clocked on.", examples=[["t-zhang"]])
    bay: Id | None = Field(None, description="Where: bay or paint booth.", examples=["b-3"])
    way: int = Field(0, ge=0, description="Index of the way, from 0.", examples=[0])
    supervisor: Id | None = Field(None, description="Who is in charge of supervised work.", examples=["t-feng"])
    stints: tuple[Stint, ...] = Field(
        (),
        max_length=100,
        description="Work that was interrupted: its earlier stints, in their order; actual_start begins the last one.",
        examples=[
            [{"start": "2026-11-24T08:20:00+08:00", "end": "2026-11-24T08:45:00+08:00", "technicians": ["t-zhang"]}]
        ],
    )
    remaining: Amount | None = Field(
        None,
        description="Work still to do, labour units or text: for its people while it goes on, in standard time while "
        "it is paused; left out: standard time minus time worked in all stints, "
        "at the speed of who worked (paused without actual_end: in the earlier ones).",
        examples=["25 min"],
    )
    remaining_at: Moment | None = Field(
        None,
        description="As of when so much remains, with UTC offset: what is done later is taken off; left out: as_of of "
        "the day.",
        examples=["2026-11-24T09:40:00+08:00"],
    )
    pin: Pin | None = Field(None, description="A person's decision.", examples=[{"bay": "b-3"}])


class WorkOrder(Document):
    """One visit of one car."""

    id: AddressId = Field(description="Identifier.", examples=["4711"])
    external_id: Name | None = Field(None, description="Identifier in the dealer's own system.", examples=["RO-4711"])
    vehicle: Vehicle = Field(description="The car that comes.", examples=[{"plate": "粤B-12345"}])
    customer: Customer | None = Field(None, description="Whose it is.", examples=[{"name": "陈女士"}])
    mode: CustomerMode = Field("leaves", description="What the customer does meanwhile.", examples=["waits"])
    order_class: OrderClass = Field("booked", description="Class: decides the promise's weight.", examples=["hvc"])
    status: OrderStatus = Field("booked", description="How far it is.", examples=["arrived"])
    arrival: Moment = Field(description="When the car comes or came.", examples=["2026-11-24T08:15:00+08:00"])
    promise: Promise | None = Field(
        None, description="When it is promised; left out: no promise.", examples=[{"time": "2026-11-24T16:30:00+08:00"}]
    )
    latest: Moment | None = Field(
        None, description="After this nothing may be done on it: hard.", examples=["2026-11-24T18:00:00+08:00"]
    )
    weight: int | None = Field(None, ge=1, le=1000, description="Weight instead of its class's.", examples=[20])
    overnight: bool = Field(True, description="The car may stay overnight; never if waiting.", examples=[False])
    work: tuple[PackageItem | Step, ...] = Field(
        min_length=1,
        max_length=100,
        description="Packages and listed operations, in any mix.",
        examples=[[{"package": "oil_service"}]],
    )
    visit: bool = Field(True, description="Add the workshop's visit steps around the work.", examples=[True])
    parts: tuple[Part, ...] = Field((), max_length=200, description="Parts that work waits for.", examples=[[]])
    approvals: tuple[Approval, ...] = Field(
        (), max_length=100, description="Approvals that work waits for.", examples=[[]]
    )
    records: tuple[OperationRecord, ...] = Field(
        (), max_length=1_000, description="Status, actual times and pins of single operations.", examples=[[]]
    )
    complaint: Name | None = Field(None, description="The customer's words.", examples=["Noise when braking"])
    repeat_visits: int = Field(0, ge=0, le=100, description="Earlier visits for the same fault.", examples=[1])
    warranty_days: int | None = Field(
        None, ge=0, le=1_000, description="Days already in repair that count towards the five-day rule.", examples=[3]
    )
    daily_labour_limit: Amount | None = Field(
        None, description="Most work on this car per day, labour units or text.", examples=["2 h"]
    )
    loaner_class: Id | None = Field(None, description="Class of loaner promised; left out: any.", examples=["compact"])
    loaner: Id | None = Field(None, description="Loaner that is out already.", examples=["l-1"])
    travel: Amount | None = Field(
        None, description="Drive to the customer, one way, for collection and return.", examples=["20 min"]
    )
    delivery_stop: bool = Field(
        False, description="An open recall forbids the handover, or bringing the car back.", examples=[True]
    )
