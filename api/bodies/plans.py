"""The rolling plan: moves, pins, publishing, and what they answer."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scheduler.documents.difference import DifferenceEntry
from scheduler.documents.fields import Document, Id, Moment
from scheduler.documents.moves import Move, MoveAnswer


class MoveRequest(Move):
    """A hand move: what somebody wants, made on the plan as it is now if nothing that it needs has changed."""

    base_version: int | None = Field(
        None, ge=0, le=2**31 - 1, description="Version that was looked at; left out: whatever is there.", examples=[41]
    )
    force: bool = Field(
        False,
        description="Made even where it breaks rules: it stands as forced, and planned work that it hits makes way.",
        examples=[False],
    )


class MoveResult(MoveAnswer):
    """What a move changes, and the version that has it."""

    version: int | None = Field(description="New version of the draft; none: nothing was changed.", examples=[42])
    rebased: bool = Field(
        description="The plan had changed since base_version, but nothing that the move needs.", examples=[False]
    )
    forced: bool = Field(description="It stands although it breaks rules.", examples=[False])
    difference: DifferenceEntry = Field(
        description="The whole change in words.",
        examples=[{"words": "1 job changes technician, 0 change bay, 0 customers to call"}],
    )


class PinRequest(Document):
    """What of an operation's place in the plan is not to be changed by solves."""

    hold: Literal["resource", "time", "both"] = Field(
        description="People and bay, the start, or all of it.", examples=["time"]
    )


class PublishResult(Document):
    """A plan that everybody sees from now on."""

    version: int = Field(description="Its version.", examples=[42])
    published_at: Moment = Field(description="When.", examples=["2026-11-24T07:00:00Z"])
    difference: DifferenceEntry = Field(
        description="Against the plan that was published before.",
        examples=[{"words": "2 jobs change technician, 1 changes bay, 0 customers to call"}],
    )


class PlanDifference(Document):
    """What would change for everybody if the draft were published."""

    draft: int = Field(description="Version of the draft.", examples=[42])
    published: int | None = Field(description="Version that is published; none is yet.", examples=[40])
    difference: DifferenceEntry = Field(
        description="The difference.",
        examples=[{"words": "2 jobs change technician, 1 changes bay, 0 customers to call"}],
    )


class InsertRequest(Document):
    """An order that is to find a place."""

    order: Id = Field(description="Order's id.", examples=["4711"])
