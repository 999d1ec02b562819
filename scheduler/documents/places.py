"""Where one operation could go."""

from __future__ import annotations

from pydantic import Field

from scheduler.documents.fields import Document, Id, Moment


class WindowEntry(Document):
    """Starts that break no rule, every 5 minutes from the first to the last, and what they cost."""

    first: Moment = Field(description="First start, with UTC offset.", examples=["2026-11-24T09:00:00+08:00"])
    last: Moment = Field(description="Last start, with UTC offset.", examples=["2026-11-24T10:25:00+08:00"])
    promises: int = Field(
        description="Weight of broken promises more than now, at every start; negative: fewer.", examples=[4]
    )
    lateness_first: int = Field(
        description="Late minutes × weight and minutes of waiting more than now, from the first start.", examples=[0]
    )
    lateness_last: int = Field(description="The same from the last start.", examples=[340])


class PlaceEntry(Document):
    """One way, crew and bay, and the starts that fit."""

    way: int = Field(ge=0, description="Index of the way, from 0.", examples=[0])
    technicians: tuple[Id, ...] = Field(
        description="One per place in the way's crew, in its order.", examples=[["t-zhang"]]
    )
    bay: Id | None = Field(description="Bay; null: it needs none.", examples=["b-3"])
    windows: tuple[WindowEntry, ...] = Field(description="In order of start.", examples=[[]])


class Places(Document):
    """Every place where one operation could go while everything else stays where it is."""

    operation: Id = Field(description="Operation id, `order/package/step`.", examples=["4711/oil_service/oil"])
    places: tuple[PlaceEntry, ...] = Field(description="Places with at least one window.", examples=[[]])
