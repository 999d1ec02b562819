"""Workshops as they are listed."""

from __future__ import annotations

from pydantic import Field

from scheduler.documents.fields import Document, Id, Name


class WorkshopEntry(Document):
    """One workshop in the list."""

    id: Id = Field(description="Identifier.", examples=["beijing-chaoyang"])
    name: Name = Field(description="For people.", examples=["北京朝阳店"])
    is_sandbox: bool = Field(description="Made to be played with.", examples=[False])


class WorkshopPage(Document):
    """A page of workshops."""

    workshops: tuple[WorkshopEntry, ...] = Field(description="By id.", examples=[[]])
    next: str | None = Field(description="Cursor of the next page; none: this is the last.", examples=[None])
