"""Orders in lists and in bulk."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from api.http.problems import FaultBody
from scheduler.documents import example
from scheduler.documents.fields import Document, Id, Name
from scheduler.documents.orders import WorkOrder

MOST = 500


class OrderPage(Document):
    """A page of orders."""

    orders: tuple[WorkOrder, ...] = Field(description="By arrival.", examples=[[]])
    next: str | None = Field(description="Cursor of the next page; none: this is the last.", examples=[None])


_ORDERS = Field(
    min_length=1,
    max_length=MOST,
    description="Each replaces the order with the same external_id (else id), or is new; at most 500.",
    examples=[[example.ORDER]],
)


class OrderBatch(Document):
    """Orders of a nightly load."""

    orders: tuple[WorkOrder, ...] = _ORDERS


class UnreadBatch(Document):
    """The same before its orders are read, one by one."""

    orders: tuple[Any, ...] = _ORDERS


class BatchEntry(Document):
    """What became of one order of a load."""

    id: Id | None = Field(description="Its identifier here; null: it has none that can be read.", examples=["4711"])
    external_id: Name | None = Field(
        description="Its identifier in the dealer's own system; null: it has none that can be read.",
        examples=["RO-4711"],
    )
    result: Literal["created", "changed", "unchanged", "refused"] = Field(
        description="What became of it.", examples=["created"]
    )
    faults: tuple[FaultBody, ...] = Field((), description="Why it was refused.", examples=[[]])


class BatchResult(Document):
    """What became of a load, order by order."""

    orders: tuple[BatchEntry, ...] = Field(description="In the order of the load.", examples=[[]])
