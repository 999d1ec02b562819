"""The log of events in pages."""

from __future__ import annotations

from pydantic import Field

from scheduler.documents.events import RecordedEvent
from scheduler.documents.fields import Document


class EventPage(Document):
    """A page of the log."""

    events: tuple[RecordedEvent, ...] = Field(description="In the order of report.", examples=[[]])
    next: int = Field(description="`since` of the next page, also when there is nothing more yet.", examples=[42])
