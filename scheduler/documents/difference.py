"""What is different between two plans."""

from __future__ import annotations

from pydantic import Field

from scheduler.documents.fields import Document, Id


class ShiftEntry(Document):
    """An operation that starts at another time."""

    operation: Id = Field(description="Operation id, `order/package/step`.", examples=["4711/oil_service/oil"])
    minutes: int = Field(description="Minutes later; negative: earlier.", examples=[-15])


class DifferenceEntry(Document):
    """What a plan changes against another, for those who have to tell people."""

    words: str = Field(
        max_length=400,
        description="The difference in one sentence.",
        examples=["2 jobs change technician, 1 changes bay, 0 customers to call"],
    )
    shifted: tuple[ShiftEntry, ...] = Field((), description="Operations that start at another time.", examples=[[]])
    technicians: tuple[Id, ...] = Field(
        (), description="Operations that other people do.", examples=[["4711/oil_service/oil"]]
    )
    bays: tuple[Id, ...] = Field((), description="Operations done in another bay.", examples=[["4711/oil_service/oil"]])
    planned: tuple[Id, ...] = Field((), description="Orders that were not planned before.", examples=[["4711"]])
    unplanned: tuple[Id, ...] = Field((), description="Orders that no longer are.", examples=[["4712"]])
    calls: tuple[Id, ...] = Field((), description="Orders whose customers have to be called.", examples=[["4712"]])
    gained: tuple[Id, ...] = Field(
        (), description="Orders whose promise is kept now, and was not.", examples=[["4713"]]
    )
    lost: tuple[Id, ...] = Field((), description="Orders whose promise was kept, and is not now.", examples=[["4712"]])
