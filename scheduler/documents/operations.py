"""One operation: who is needed, for how long, where, with what, and what it waits for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scheduler.documents.fields import MOST_POINTS, AddressId, Amount, BayKind, Document, HighVoltage, Id, Name

StepKind = Literal[
    "reception", "work", "self_check", "test_drive", "inspection", "wash", "handover", "collection", "return"
]


class Role(Document):
    """So many people of one skill."""

    skill: Id = Field(description="Skill that every one of them has.", examples=["brakes"])
    level: int = Field(1, ge=1, le=5, description="Lowest level of that skill, 1 to 5.", examples=[2])
    count: int = Field(1, ge=1, le=6, description="How many people.", examples=[1])
    high_voltage: HighVoltage = Field("none", description="High-voltage qualification needed.", examples=["2S"])


Crew = Annotated[tuple[Role, ...], Field(max_length=20)]


class KnownTime(Document):
    """A time known for one technician, one bay, or one pair; the most specific wins over the standard time."""

    technician: Id | None = Field(None, description="Technician's id.", examples=["t-zhang"])
    bay: Id | None = Field(None, description="Bay's id.", examples=["b-3"])
    work: Amount = Field(description="Work in this case, labour units or text with unit.", examples=[10])


class Way(Document):
    """One way to do the operation; no crew means it runs unattended."""

    work: Amount = Field(description="Standard time, labour units or text with unit.", examples=[12, "60 min"])
    plus_work: Amount | None = Field(
        None, description="Standard time when another operation of the overlap group is the main one.", examples=[1]
    )
    crew: Crew = Field((), description="Who works; empty: unattended.", examples=[[{"skill": "brakes", "level": 2}]])
    times: tuple[KnownTime, ...] = Field(
        (),
        max_length=2_000,
        description="Times known per technician, bay or pair.",
        examples=[[{"technician": "t-zhang", "work": 10}]],
    )


class BayNeed(Document):
    """Which bays will do."""

    kinds: tuple[BayKind, ...] = Field(
        max_length=50, description="Any of these kinds.", examples=[["lift", "fast_lane"]]
    )
    features: tuple[Id, ...] = Field(
        (), max_length=200, description="All of these features.", examples=[["long_wheelbase"]]
    )


class EquipmentNeed(Document):
    """Units of one equipment pool."""

    pool: Id = Field(description="Pool's id.", examples=["ista"])
    count: int = Field(1, ge=1, le=1_000, description="Units at the same time.", examples=[1])


class Predecessor(Document):
    """A step that ends before this one starts."""

    step: Id = Field(description="Step of the same package, or an operation id of the same order.", examples=["test"])
    min_lag: Amount = Field(0, description="Least time between, labour units or text.", examples=["30 min"])
    max_lag: Amount | None = Field(None, description="Most time between, labour units or text.", examples=["4 h"])


class BoothNeed(Document):
    """A share of one booth cycle."""

    programme: Id = Field(description="Programme's id.", examples=["standard"])
    panels: int = Field(1, ge=1, le=1_000, description="Panels it takes of the booth's capacity.", examples=[2])
    colour: Id | None = Field(None, description="Colour group, where colours must match.", examples=["silver"])


class OperationSpec(Document):
    """What one operation needs. In a catalogue, in a package step, or written out in an order."""

    name: Name = Field(description="For people.", examples=["Front brake pads"])
    kind: StepKind = Field("work", description="Its place in the visit.", examples=["work"])
    ways: tuple[Way, ...] = Field(
        min_length=1,
        max_length=50,
        description="Ways to do it, at least one.",
        examples=[[{"work": 10, "crew": [{"skill": "brakes"}]}]],
    )
    bay: BayNeed | None = Field(None, description="Bay it needs; none: no bay.", examples=[{"kinds": ["lift"]}])
    equipment: tuple[EquipmentNeed, ...] = Field(
        (), max_length=100, description="Equipment held from start to end.", examples=[[{"pool": "ista", "count": 1}]]
    )
    pauses: tuple[Literal["break", "night"], ...] = Field(
        ("break",), max_length=10, description="Over what work may pause and resume.", examples=[["break", "night"]]
    )
    overlap_group: Id | None = Field(
        None,
        description="Operations of one group on an order: one is main, the others are plus.",
        examples=["vehicle_test"],
    )
    estimate: bool = Field(False, description="The work is an estimate (diagnosis).", examples=[True])
    supervised: bool = Field(False, description="1S work that needs a 2S supervisor on shift.", examples=[True])
    booth: BoothNeed | None = Field(
        None, description="Runs in a booth cycle; its ways only say its labour.", examples=[{"programme": "standard"}]
    )
    sublet_lead: Amount | None = Field(
        None,
        description="Bought in: from leaving (in opening hours) to return, labour units or text; instead of its ways.",
        examples=["24 h"],
    )
    recall: bool = Field(False, description="Closes an open recall: a delivery stop waits for it.", examples=[True])


class Step(Document):
    """One operation of a package or order, with what it waits for."""

    step: AddressId = Field(description="Key, unique in its package or order.", examples=["pads"])
    operation: Id | OperationSpec = Field(description="Catalogue id, or the operation itself.", examples=["front_pads"])
    after: tuple[Predecessor, ...] | None = Field(
        None,
        max_length=100,
        description="Steps that end before; left out: the step listed before it; []: any order.",
        examples=[[{"step": "test", "min_lag": 0}]],
    )
    same_bay_as: Id | None = Field(
        None, description="Step with which the car keeps its bay, waiting included.", examples=["pads"]
    )
    same_technicians_as: Id | None = Field(None, description="Step done by the same people.", examples=["pads"])
    preferred_technicians: tuple[Id, ...] = Field(
        (), max_length=50, description="Technicians liked for it.", examples=[["t-zhang"]]
    )
    optional: bool = Field(False, description="May be left out although its order is planned.", examples=[True])
    prize: int = Field(
        0, ge=0, le=MOST_POINTS, description="What doing an optional step is worth, cost points.", examples=[30]
    )


Steps = Annotated[tuple[Step, ...], Field(max_length=100)]
