"""The plan as it is written down: every decision, so that nobody has to infer one."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scheduler.documents.fields import Document, Id, Moment, Name
from scheduler.why import Cause


class Span(Document):
    """From start to end."""

    start: Moment = Field(description="Begin, with UTC offset.", examples=["2026-11-24T09:00:00+08:00"])
    end: Moment = Field(description="End, with UTC offset.", examples=["2026-11-24T10:00:00+08:00"])


class PlacementEntry(Document):
    """Who does one operation, where, when."""

    operation: Id = Field(description="Operation id, `order/package/step`.", examples=["4711/oil_service/oil"])
    way: int = Field(ge=0, description="Index of the way, from 0.", examples=[0])
    technicians: tuple[Id, ...] = Field(
        description="One per place in the way's crew, in its order.", examples=[["t-zhang"]]
    )
    supervisor: Id | None = Field(None, description="Supervising technician.", examples=["t-feng"])
    bay: Id | None = Field(None, description="Bay or paint booth.", examples=["b-3"])
    equipment: tuple[Id, ...] = Field((), description="Equipment units held.", examples=[["ISTA-1"]])
    start: Moment = Field(description="Begin, with UTC offset.", examples=["2026-11-24T09:00:00+08:00"])
    end: Moment = Field(description="End, with UTC offset.", examples=["2026-11-24T10:00:00+08:00"])
    segments: tuple[Span, ...] = Field(
        description="When work advances between start and end.",
        examples=[[{"start": "2026-11-24T09:00:00+08:00", "end": "2026-11-24T10:00:00+08:00"}]],
    )
    overtime: bool = Field(False, description="It ends in overtime.", examples=[True])


class StayEntry(Document):
    """One car's unbroken occupation of one bay."""

    order: Id = Field(description="Order id.", examples=["4711"])
    bay: Id = Field(description="Bay.", examples=["b-3"])
    start: Moment = Field(description="Drives in, with UTC offset.", examples=["2026-11-24T09:00:00+08:00"])
    end: Moment = Field(description="Drives out, with UTC offset.", examples=["2026-11-24T11:00:00+08:00"])
    operations: tuple[Id, ...] = Field(description="Operations done there.", examples=[["4711/oil_service/oil"]])


class LoanerEntry(Document):
    """One loaner car lent to one order."""

    order: Id = Field(description="Order id.", examples=["4711"])
    loaner: Id = Field(description="Loaner car.", examples=["l-1"])
    start: Moment = Field(description="Lent from.", examples=["2026-11-24T09:00:00+08:00"])
    end: Moment = Field(description="Free again.", examples=["2026-11-25T11:00:00+08:00"])


class YardEntry(Document):
    """One car parked in the yard."""

    order: Id = Field(description="Order id.", examples=["4711"])
    overflow: bool = Field(description="On an overflow place.", examples=[False])
    start: Moment = Field(description="Parked from.", examples=["2026-11-24T09:00:00+08:00"])
    end: Moment = Field(description="Parked until.", examples=["2026-11-24T11:00:00+08:00"])


class BoothPhaseEntry(Document):
    """One phase of a booth cycle."""

    name: Name = Field(description="Phase.", examples=["base coat"])
    technicians: tuple[Id, ...] = Field((), description="Who works; nobody: unattended.", examples=[["t-sun"]])
    start: Moment = Field(description="Begin, with UTC offset.", examples=["2026-11-24T09:00:00+08:00"])
    end: Moment = Field(description="End, with UTC offset.", examples=["2026-11-24T09:25:00+08:00"])


class BoothCycleEntry(Document):
    """One cycle of a paint booth."""

    booth: Id = Field(description="Booth.", examples=["booth-1"])
    programme: Id = Field(description="Programme.", examples=["standard"])
    start: Moment = Field(description="Doors close.", examples=["2026-11-24T09:00:00+08:00"])
    end: Moment = Field(description="Doors open.", examples=["2026-11-24T11:20:00+08:00"])
    operations: tuple[Id, ...] = Field(description="Members.", examples=[["4711/paint/base"]])
    phases: tuple[BoothPhaseEntry, ...] = Field((), description="Its phases with their crews.", examples=[[]])


class CarriedOverEntry(Document):
    """An order of which the rest is done after the horizon."""

    order: Id = Field(description="Order id.", examples=["4711"])
    rest: tuple[Id, ...] = Field(description="Operations left for later.", examples=[["4711/paint/polish"]])
    ready: Moment = Field(
        description="When it would be ready, by the work that remains.", examples=["2026-11-30T15:00:00+08:00"]
    )


class LeftOutEntry(Document):
    """An order that is not planned, and why."""

    order: Id = Field(description="Order id.", examples=["4711"])
    reason: str = Field(max_length=2000, description="Why, for people.", examples=["alignment bay is full until 17:30"])
    blocked_by: tuple[Id, ...] = Field((), description="Orders in its way.", examples=[["4708", "4712"]])


class RelaxationEntry(Document):
    """The cheapest change that would save an order."""

    change: str = Field(max_length=2000, description="What is asked for.", examples=["part Brake disc 45 min earlier"])
    price: int = Field(ge=0, description="What it costs, in points; a minute is about one.", examples=[45])
    keeps_promise: bool = Field(description="Or the order is at least planned.", examples=[True])


class WhyEntry(Document):
    """Why an order is late or left out, and what would save it."""

    order: Id = Field(description="Order id.", examples=["4711"])
    verdict: str = Field(max_length=200, description="What becomes of it.", examples=["late by 40 min"])
    cause: Cause = Field(description="What holds it up.", examples=["bay"])
    operation: Id | None = Field(None, description="The operation that is held up.", examples=["4711/oil_service/oil"])
    reason: str = Field(
        max_length=2000, description="The same for people.", examples=["Oil waits 10:00–13:00 for a bay (lift)"]
    )
    blocked_by: tuple[Id, ...] = Field((), description="Orders in its way, most first.", examples=[["4708", "4712"]])
    relaxation: RelaxationEntry | None = Field(
        None,
        description="The cheapest change found that would save it.",
        examples=[{"change": "part Brake disc 45 min earlier", "price": 45, "keeps_promise": True}],
    )


class TierEntry(Document):
    """One tier of the score."""

    tier: Name = Field(description="Tier's name.", examples=["promises"])
    value: int = Field(description="Value; lower is better.", examples=[12])
    bound: int | None = Field(None, description="No plan is below this, given the tiers before it.", examples=[12])
    goals: dict[Id, int] = Field(description="Value of each goal, unweighted.", examples=[{"promises": 12}])


class ViolationEntry(Document):
    """A rule that a plan breaks."""

    rule: Id = Field(description="The rule.", examples=["technician_free"])
    message: str = Field(
        description="What is wrong, for people.",
        examples=["张伟 is busy with work order 4711 (京A·12345), Oil until 10:40, work order 4712 starts at 10:15"],
    )
    operations: tuple[Id, ...] = Field(
        (), description="Operations it is about.", examples=[["4711/oil_service/oil", "4712/pads/front"]]
    )


class PlanDocument(Document):
    """A plan of one workshop over its horizon."""

    schema_: Literal["workshop-plan/1"] = Field(
        "workshop-plan/1",
        alias="schema",
        description="Kind and version of this document.",
        examples=["workshop-plan/1"],
    )
    workshop: Id = Field(description="Workshop's id.", examples=["beijing-chaoyang"])
    version: int = Field(0, ge=0, description="Counts every change.", examples=[41])
    base_version: int | None = Field(None, description="Version it was made from.", examples=[40])
    state: Literal["draft", "published"] = Field(
        "draft", description="Seen by planners, or by all.", examples=["draft"]
    )
    as_of: Moment = Field(description="What was known then.", examples=["2026-11-24T07:00:00+08:00"])
    placements: tuple[PlacementEntry, ...] = Field(description="Every planned operation.", examples=[[]])
    stays: tuple[StayEntry, ...] = Field(description="Every bay occupation.", examples=[[]])
    yard: tuple[YardEntry, ...] = Field((), description="Cars in the yard.", examples=[[]])
    loaners: tuple[LoanerEntry, ...] = Field((), description="Loaners lent.", examples=[[]])
    booth_cycles: tuple[BoothCycleEntry, ...] = Field((), description="Booth cycles.", examples=[[]])
    carried_over: tuple[CarriedOverEntry, ...] = Field((), description="Orders planned in part.", examples=[[]])
    left_out: tuple[LeftOutEntry, ...] = Field((), description="Orders not planned.", examples=[[]])
    why: tuple[WhyEntry, ...] = Field((), description="Why orders are late or left out.", examples=[[]])
    score: tuple[TierEntry, ...] = Field((), description="Score by tier.", examples=[[]])
    violations: tuple[ViolationEntry, ...] = Field(
        (),
        description="Rules that it breaks since something has changed: solve it, or move what is wrong.",
        examples=[[]],
    )
    status: str | None = Field(None, description="What is proved, in words.", examples=["38 of 41 promises: proved"])
