"""What happened: the events that people and other systems report, and the log they are kept in."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scheduler.documents.fields import Amount, Document, Id, Moment, Name

OrderEvent = Literal[
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
"""Named after the status that the order has from then on."""
OperationEvent = Literal["started", "paused", "finished", "failed"]
"""Named after the status that the operation has from then on."""
EventKind = Literal[OrderEvent, OperationEvent]


class Event(Document):
    """What happened to an order, or to one of its operations."""

    kind: EventKind = Field(
        description="The status from then on: of the operation if started, paused, finished or failed, else of the "
        "order.",
        examples=["started"],
    )
    order: Id = Field(description="Order's id.", examples=["4711"])
    operation: Id | None = Field(
        None,
        description="`package/step`, or the step of a listed operation, with its order before it or without; left out: "
        "it is about the whole order.",
        examples=["oil/change"],
    )
    at: Moment = Field(description="When it happened, with UTC offset.", examples=["2026-11-24T09:05:00+08:00"])
    technicians: tuple[Id, ...] = Field(
        (), max_length=200, description="Who works on the operation; left out: as before.", examples=[["t-zhang"]]
    )
    bay: Id | None = Field(
        None,
        description="Where, bay or paint booth, if the operation needs one; left out: as before.",
        examples=["b-3"],
    )
    way: int | None = Field(
        None, ge=0, description="Index of the way it is done, from 0; left out: as before, at first 0.", examples=[0]
    )
    supervisor: Id | None = Field(
        None, description="Who is in charge of supervised work; left out: as before.", examples=["t-feng"]
    )
    remaining: Amount | None = Field(
        None, description="Work still to do when it is paused, labour units or text.", examples=["25 min"]
    )
    note: Name | None = Field(None, description="For people.", examples=["Bolt seized, waiting for a new one"])
    external_id: Name | None = Field(
        None,
        description="Identifier in the system that reports it; the same event twice is one, another one is refused.",
        examples=["clk-901"],
    )


class RecordedEvent(Document):
    """An event as it stands in a workshop's log, to which entries are only ever added."""

    sequence: int = Field(ge=1, description="Position in the workshop's log, from 1.", examples=[42])
    id: Id = Field(description="Identifier.", examples=["e-42"])
    recorded_at: Moment = Field(
        description="When it was reported, with UTC offset.", examples=["2026-11-24T09:06:00+08:00"]
    )
    by: Name = Field(description="Who reported it: a person, or another system.", examples=["t-zhang"])
    event: Event = Field(
        description="What happened.",
        examples=[{"kind": "arrived", "order": "4711", "at": "2026-11-24T08:12:00+08:00"}],
    )
