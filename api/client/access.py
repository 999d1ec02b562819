"""Who else may talk to a workshop, and whom it tells: its keys and webhooks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.bodies.keys import KeyEntry, KeyPage, KeyRequest, NewKey
from api.bodies.webhooks import (
    DeliveryEntry,
    DeliveryPage,
    NewWebhook,
    WebhookEntry,
    WebhookList,
    WebhookRequest,
)
from api.client.address import PAGE, Address


@dataclass(frozen=True, slots=True)
class Keys:
    """API keys of the workshop; for its admins."""

    at: Address

    def create(self, request: KeyRequest) -> NewKey:
        """Make a key; it is told only this once, so the request is not repeated if no answer comes."""
        return self.at.ask(NewKey, "POST", request, repeat=False).document

    def each(self) -> Iterator[KeyEntry]:
        """All of them, oldest first, without what opens."""
        after: str | None = None
        while True:
            page = self.at.get(KeyPage, {"after": after, "limit": PAGE})
            yield from page.keys
            if (after := page.next) is None:
                return

    def revoke(self, key: str) -> KeyEntry:
        """It opens nothing from now on."""
        return self.at.under(key).ask(KeyEntry, "DELETE").document


@dataclass(frozen=True, slots=True)
class Webhooks:
    """Who is told of what."""

    at: Address

    def create(self, request: WebhookRequest) -> NewWebhook:
        """Set one up; its secret is told only this once, so the request is not repeated either."""
        return self.at.ask(NewWebhook, "POST", request, repeat=False).document

    def all(self) -> tuple[WebhookEntry, ...]:
        """All of them, without their secrets."""
        return self.at.get(WebhookList).webhooks

    def remove(self, webhook: str) -> None:
        """Remove it; what is on its way to it is dropped."""
        address = self.at.under(webhook)
        address.http.ask(address.request("DELETE", None, {}))

    def deliveries(self, webhook: str) -> Iterator[DeliveryEntry]:
        """The messages to it, newest first, and what became of them."""
        after: str | None = None
        while True:
            page = self.at.under(webhook, "deliveries").get(DeliveryPage, {"after": after, "limit": PAGE})
            yield from page.deliveries
            if (after := page.next) is None:
                return

    def retry(self, webhook: str, delivery: str) -> DeliveryEntry:
        """Send a message again now."""
        return self.at.under(webhook, "deliveries", delivery, "retry").ask(DeliveryEntry, "POST").document
