"""Workshops to play with, as they are asked for and given."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scheduler.documents.fields import Document, Id


class SandboxRequest(Document):
    """How big it is to be."""

    size: Literal["small", "medium", "large"] = Field("small", description="Size.", examples=["small"])


class Sandbox(Document):
    """A workshop to play with, and the key to it."""

    id: Id = Field(description="The workshop's id.", examples=["sandbox-5f2c"])
    key: str = Field(description="An admin key of it alone, shown only this once.", examples=["wsk_4f1d2ab09c77_…"])
