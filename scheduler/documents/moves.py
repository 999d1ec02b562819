"""A hand move, and what comes of it."""

from __future__ import annotations

from pydantic import Field

from scheduler.documents.fields import Document, Id, Moment, Name
from scheduler.documents.plan import ViolationEntry
from scheduler.promises import Standing


class Move(Document):
    """Where somebody puts one operation; what is left out stays as it is in the plan."""

    operation: Id = Field(description="Operation id, `order/package/step`.", examples=["4711/oil_service/oil"])
    technicians: tuple[Id, ...] | None = Field(
        None, max_length=200, description="One per place in the way's crew, in its order.", examples=[["t-zhang"]]
    )
    bay: Id | None = Field(None, description="Bay.", examples=["b-3"])
    start: Moment | None = Field(
        None, description="Begin, on the 5-minute grid, with UTC offset.", examples=["2026-11-24T09:00:00+08:00"]
    )
    way: int | None = Field(None, ge=0, description="Index of the way, from 0.", examples=[0])


class TierChange(Document):
    """One tier of the score before and after; lower is better."""

    tier: Name = Field(description="Tier's name.", examples=["promises"])
    before: int = Field(description="Value before the change.", examples=[12])
    after: int = Field(description="Value after the change.", examples=[16])


class PromiseChange(Document):
    """What becomes of one order's promise."""

    order: Id = Field(description="Order id.", examples=["4711"])
    before: Standing = Field(description="How the promise stood.", examples=["kept"])
    after: Standing = Field(description="How it stands now.", examples=["late"])
    ready_before: Moment | None = Field(
        description="When the car was to be ready; null: its order was left out.",
        examples=["2026-11-24T15:00:00+08:00"],
    )
    ready_after: Moment | None = Field(
        description="When it is to be ready now; null: its order is left out.", examples=["2026-11-24T16:40:00+08:00"]
    )


class MoveAnswer(Document):
    """What a move would change: rules it newly breaks, the score, promises."""

    violations: tuple[ViolationEntry, ...] = Field(
        (), description="Rules that are broken and were not before.", examples=[[]]
    )
    waived: tuple[ViolationEntry, ...] = Field(
        (),
        description="New clashes with work that has begun or is forced; of a forced move, the rules that it overrides, "
        "also those that are kept again now that planned work has made way.",
        examples=[[]],
    )
    score: tuple[TierChange, ...] = Field((), description="Score by tier, before and after.", examples=[[]])
    promises: tuple[PromiseChange, ...] = Field(
        (), description="Promises that stand otherwise than before.", examples=[[]]
    )
