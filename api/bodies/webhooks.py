"""Webhooks as they are set up and shown, and what became of the messages to them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scheduler.documents.fields import Document, Id, Moment

Announcement = Literal["plan.published", "order.status_changed", "solve.finished"]

MOST = 20
"""Webhooks of one workshop."""


class WebhookRequest(Document):
    """Where somebody wants to be told of what."""

    url: str = Field(
        min_length=1,
        max_length=2000,
        description="Where messages are posted to: https, on the public internet.",
        examples=["https://dms.example.com/hooks/workshop"],
    )
    kinds: tuple[Announcement, ...] = Field(
        min_length=1, max_length=10, description="What is told.", examples=[["plan.published", "order.status_changed"]]
    )


class WebhookEntry(WebhookRequest):
    """One webhook in the list."""

    id: Id = Field(description="Identifier.", examples=["wh-5f2c"])
    created_at: Moment = Field(description="Set up.", examples=["2026-11-24T07:00:00Z"])


class NewWebhook(WebhookEntry):
    """A webhook that has just been set up."""

    secret: str = Field(
        description="Its messages are signed with it (Standard Webhooks); shown only this once.",
        examples=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )


class WebhookList(Document):
    """The webhooks of a workshop."""

    webhooks: tuple[WebhookEntry, ...] = Field(description="Oldest first.", examples=[[]])


class DeliveryEntry(Document):
    """One message to a webhook: on its way, delivered or given up."""

    id: Id = Field(description="Identifier; the receiver sees it as webhook-id.", examples=["msg_5f2c"])
    kind: Announcement = Field(description="What it tells.", examples=["order.status_changed"])
    created_at: Moment = Field(description="Announced.", examples=["2026-11-24T07:00:00Z"])
    attempts: int = Field(description="How often it was sent.", examples=[1])
    delivered_at: Moment | None = Field(description="Arrived; none: not yet.", examples=["2026-11-24T07:00:01Z"])
    next_at: Moment | None = Field(
        description="Sent again; none: it has arrived or was given up.", examples=["2026-11-24T07:00:06Z"]
    )
    last_error: str | None = Field(description="Why the last attempt failed.", examples=["answered 500"])


class DeliveryPage(Document):
    """A page of the messages to a webhook."""

    deliveries: tuple[DeliveryEntry, ...] = Field(description="Newest first.", examples=[[]])
    next: str | None = Field(description="Cursor of the next page; none: this is the last.", examples=[None])
