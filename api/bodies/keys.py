"""API keys as they are asked for and shown."""

from __future__ import annotations

from pydantic import Field

from api.access.roles import Role
from scheduler.documents.fields import Document, Id, Moment, Name


class KeyRequest(Document):
    """A key for a person or another system."""

    name: Name = Field(description="Whose it is, for people.", examples=["DMS nightly load"])
    role: Role = Field(description="What it may do.", examples=["integration"])
    expires_at: Moment | None = Field(
        None, description="When it ends; left out: never.", examples=["2027-11-24T00:00:00+08:00"]
    )


class KeyEntry(Document):
    """A key, without what opens."""

    id: Id = Field(description="Its first part: names it in logs and lists.", examples=["4f1d2ab09c77"])
    name: str = Field(description="Whose it is.", examples=["DMS nightly load"])
    role: Role = Field(description="What it may do.", examples=["integration"])
    created_at: Moment = Field(description="Since when.", examples=["2026-11-24T07:00:00Z"])
    expires_at: Moment | None = Field(description="When it ends.", examples=[None])
    revoked_at: Moment | None = Field(description="When it was revoked.", examples=[None])


class NewKey(KeyEntry):
    """A key that has just been made."""

    key: str = Field(description="The key itself, shown only this once.", examples=["wsk_4f1d2ab09c77_…"])


class KeyPage(Document):
    """Keys of a workshop."""

    keys: tuple[KeyEntry, ...] = Field(description="Oldest first.", examples=[[]])
    next: str | None = Field(description="Cursor of the next page; none: this is the last.", examples=[None])
