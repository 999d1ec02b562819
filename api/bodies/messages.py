"""What webhooks are sent: one message for each kind of announcement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field

from api.bodies.webhooks import Announcement
from scheduler.documents.fields import Document, Id, Moment, Name
from scheduler.documents.orders import OrderStatus


class Facts(Document):
    """What every announcement tells."""

    workshop: Id = Field(description="Where it has happened.", examples=["beijing-chaoyang"])


class PublishedPlan(Facts):
    """What everybody sees from now on."""

    version: int = Field(description="Version of the plan.", examples=[42])
    difference: str = Field(
        description="What it changes against the plan that was published before, in one sentence.",
        examples=["2 jobs change technician, 1 changes bay, 0 customers to call"],
    )


class ChangedStatus(Facts):
    """How far an order is."""

    order: Id = Field(description="Order's id.", examples=["4711"])
    external_id: Name | None = Field(
        description="Its identifier in the dealer's own system; none: it has none there.", examples=["RO-4711"]
    )
    before: OrderStatus = Field(description="Status until now.", examples=["booked"])
    status: OrderStatus = Field(description="Status from now on.", examples=["arrived"])


class FinishedSolve(Facts):
    """How a solve has ended that the workshop, or a key of it, asked for."""

    solve: Id = Field(description="The job's id.", examples=["s-5f2c"])
    status: Literal["finished", "stopped", "failed"] = Field(description="How it ended.", examples=["finished"])
    applied_version: int | None = Field(
        description="Version of the plan that it became; none: it became none.", examples=[42]
    )


class Message(Document):
    """What every message has."""

    timestamp: Moment = Field(description="When it happened.", examples=["2026-11-24T07:00:00Z"])


class PlanPublished(Message):
    """The plan was published."""

    type: Literal["plan.published"] = Field(description="What is told.", examples=["plan.published"])
    data: PublishedPlan = Field(
        description="The facts.",
        examples=[{"workshop": "beijing-chaoyang", "version": 42, "difference": "0 customers to call"}],
    )


class OrderStatusChanged(Message):
    """An order has another status."""

    type: Literal["order.status_changed"] = Field(description="What is told.", examples=["order.status_changed"])
    data: ChangedStatus = Field(
        description="The facts.",
        examples=[
            {
                "workshop": "beijing-chaoyang",
                "order": "4711",
                "external_id": "RO-4711",
                "before": "booked",
                "status": "arrived",
            }
        ],
    )


class SolveFinished(Message):
    """A solve is over."""

    type: Literal["solve.finished"] = Field(description="What is told.", examples=["solve.finished"])
    data: FinishedSolve = Field(
        description="The facts.",
        examples=[{"workshop": "beijing-chaoyang", "solve": "s-5f2c", "status": "finished", "applied_version": 42}],
    )


MESSAGES: Final[Mapping[Announcement, type[Message]]] = {
    "plan.published": PlanPublished,
    "order.status_changed": OrderStatusChanged,
    "solve.finished": SolveFinished,
}
