"""Webhooks: set up, listed, removed; what became of their messages, and the same once more."""

from __future__ import annotations

import json
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path
from pydantic import BeforeValidator

from api.access.acting import Acting
from api.access.auth import Hooking, WorkshopId
from api.bodies.webhooks import (
    MOST,
    DeliveryEntry,
    DeliveryPage,
    NewWebhook,
    WebhookEntry,
    WebhookList,
    WebhookRequest,
)
from api.http.pages import Cursor, Limit, cursor, moment, place, text
from api.http.problems import Code, Refused, answers
from api.http.strict import strictly
from api.http.transactions import Once, OneTransaction, Reading, Working, Writing
from api.service import Serving
from api.store import webhooks, workshops
from api.store.tables import Delivery, Webhook
from api.webhooks.addresses import ensure_allowed
from scheduler.errors import InvalidDocument

router = APIRouter(prefix="/workshops/{workshop}/webhooks", route_class=OneTransaction, tags=["webhooks"])

WebhookId = Annotated[str, Path(min_length=1, max_length=120, description="Webhook.", examples=["wh-5f2c"])]
DeliveryId = Annotated[str, Path(min_length=1, max_length=120, description="Message.", examples=["msg_5f2c"])]
WebhookBody = Annotated[
    WebhookRequest, BeforeValidator(strictly(WebhookRequest)), Body(description="Who is told of what.")
]


async def _objection(request: WebhookBody, _: Hooking, serving: Serving) -> InvalidDocument | None:
    """Why nothing may be sent there; told only to who was not answered before."""
    try:
        await ensure_allowed(request.url, private=serving.settings.private_webhooks)
    except InvalidDocument as error:
        return error
    return None


# Before anything is opened: nobody else may wait for a name server.
LookedAt = Depends(_objection)


@router.post(
    "",
    status_code=201,
    dependencies=[LookedAt, Once],
    responses=answers(Code.NOT_FOUND, Code.WRONG_STATE, Code.INVALID, Code.FORBIDDEN),
)
def create_webhook(
    workshop: WorkshopId,
    request: WebhookBody,
    session: Writing,
    work: Working,
    _: Hooking,
    acting: Acting,
    objection: Annotated[InvalidDocument | None, LookedAt],
) -> NewWebhook:
    """Set a webhook up. Its secret is shown only in this answer."""
    if objection is not None:
        raise objection
    row = workshops.locked(session, workshop)
    if len(webhooks.listed(session, workshop)) >= MOST:
        raise Refused(Code.WRONG_STATE, f"{workshop} has {MOST} webhooks, as many as it may. Remove one first.")
    hook = webhooks.create(session, row, request.url, tuple(dict.fromkeys(request.kinds)), acting)
    work.hidden = hook.secret
    return NewWebhook(**_entry(hook).model_dump(), secret=hook.secret)


@router.get("", responses=answers(Code.NOT_FOUND, Code.FORBIDDEN))
def list_webhooks(workshop: WorkshopId, session: Reading, _: Hooking) -> WebhookList:
    """The webhooks of a workshop, without their secrets."""
    workshops.get(session, workshop)
    return WebhookList(webhooks=tuple(map(_entry, webhooks.listed(session, workshop))))


@router.delete("/{webhook}", status_code=204, responses=answers(Code.NOT_FOUND, Code.FORBIDDEN))
def remove_webhook(workshop: WorkshopId, webhook: WebhookId, session: Writing, _: Hooking, acting: Acting) -> None:
    """Remove a webhook; what is on its way to it is dropped."""
    row = workshops.locked(session, workshop)
    webhooks.remove(session, row, webhooks.get(session, workshop, webhook), acting)


@router.get("/{webhook}/deliveries", responses=answers(Code.NOT_FOUND, Code.FORBIDDEN, Code.BAD_REQUEST))
def list_deliveries(
    workshop: WorkshopId,
    webhook: WebhookId,
    session: Reading,
    _: Hooking,
    after: Cursor = None,
    limit: Limit = 100,
) -> DeliveryPage:
    """The messages to a webhook, newest first, and what became of them. They are kept for 30 days."""
    hook = webhooks.get(session, workshop, webhook)
    rows = webhooks.deliveries(session, hook.id, place(after, moment, text), limit)
    end = cursor(rows[-1].created_at.isoformat(), rows[-1].id) if len(rows) == limit else None
    return DeliveryPage(deliveries=tuple(map(_delivery, rows)), next=end)


@router.post(
    "/{webhook}/deliveries/{delivery}/retry",
    status_code=202,
    dependencies=[Once],
    responses=answers(Code.NOT_FOUND, Code.FORBIDDEN),
)
def retry_delivery(
    workshop: WorkshopId, webhook: WebhookId, delivery: DeliveryId, session: Writing, _: Hooking, serving: Serving
) -> DeliveryEntry:
    """Send a message again now, also one that was given up or has arrived; its id stays the same."""
    hook = webhooks.get(session, workshop, webhook)
    return _delivery(webhooks.send_again(session, hook.id, delivery, serving.clock()))


def _entry(row: Webhook) -> WebhookEntry:
    return WebhookEntry(id=row.id, url=row.url, kinds=tuple(row.kinds), created_at=row.created_at)


def _delivery(row: Delivery) -> DeliveryEntry:
    return DeliveryEntry(
        id=row.id,
        kind=json.loads(row.body)["type"],
        created_at=row.created_at,
        attempts=row.attempts,
        delivered_at=row.delivered_at,
        next_at=row.next_at,
        last_error=row.last_error,
    )
