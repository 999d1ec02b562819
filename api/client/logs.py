"""What is only ever added to: the events of a workshop, and the changes in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.bodies.changes import AuditEntry, AuditPage, ChangeEntry, ChangePage
from api.bodies.events import EventPage
from api.client.address import PAGE, Address
from scheduler.documents.events import Event, RecordedEvent


@dataclass(frozen=True, slots=True)
class Events:
    """What happened in the workshop."""

    at: Address

    def report(self, event: Event) -> RecordedEvent:
        """Tell what happened to an order or one of its operations; the same external_id twice is one event."""
        return self.at.ask(RecordedEvent, "POST", event).document

    def each(self, since: int = 0, order: str | None = None) -> Iterator[RecordedEvent]:
        """The log after this position, oldest first."""
        while (page := self.at.get(EventPage, {"since": since, "order": order, "limit": PAGE})).events:
            yield from page.events
            since = page.next


@dataclass(frozen=True, slots=True)
class Changes:
    """What was changed, by whom."""

    workshop: Address

    def each(self, since: int = 0) -> Iterator[ChangeEntry]:
        """Changes after this number, oldest first: keep the last number, and ask from there next time."""
        feed = self.workshop.under("changes")
        while (page := feed.get(ChangePage, {"since": since, "limit": PAGE})).changes:
            yield from page.changes
            since = page.next

    def audit(self, kind: str | None = None, subject: str | None = None, since: int = 0) -> Iterator[AuditEntry]:
        """The same with what was before and after, of all things or one; for controllers and admins."""
        trail = self.workshop.under("audit")
        wanted = {"kind": kind, "subject": subject, "limit": PAGE}
        while (page := trail.get(AuditPage, {**wanted, "since": since})).changes:
            yield from page.changes
            since = page.next
