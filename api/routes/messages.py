"""What the service itself asks for, at the addresses of webhooks: described here, answered by their receivers."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header

from api.bodies.messages import OrderStatusChanged, PlanPublished, SolveFinished

ANSWERS: dict[int | str, dict[str, Any]] = {
    204: {"description": "It has arrived; any other 2xx says the same."},
    "default": {"description": "It has not: it is sent again, at last after a day."},
}
router = APIRouter(tags=["webhooks"], generate_unique_id_function=lambda route: route.name)

MessageId = Annotated[
    str,
    Header(alias="webhook-id", description="Message; the same each time that it is sent.", examples=["msg_5f2c"]),
]
SentAt = Annotated[
    int, Header(alias="webhook-timestamp", description="When it is sent, seconds since 1970.", examples=[1795503600])
]
Signature = Annotated[
    str,
    Header(
        alias="webhook-signature",
        description="`v1,` and the signature of id, timestamp and body with the secret (Standard Webhooks).",
        examples=["v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="],
    ),
]


@router.post("plan.published", status_code=204, responses=ANSWERS)
def plan_published(message: PlanPublished, id_: MessageId, sent_at: SentAt, signature: Signature) -> None:
    """The plan was published."""


@router.post("order.status_changed", status_code=204, responses=ANSWERS)
def order_status_changed(message: OrderStatusChanged, id_: MessageId, sent_at: SentAt, signature: Signature) -> None:
    """An order has another status."""


@router.post("solve.finished", status_code=204, responses=ANSWERS)
def solve_finished(message: SolveFinished, id_: MessageId, sent_at: SentAt, signature: Signature) -> None:
    """A solve is over."""
