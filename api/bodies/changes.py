"""Changes as other systems follow them, and with what was before and after, as auditors read them."""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, JsonValue

from scheduler.documents.fields import Document, Id, Moment

Kind = Literal["workshop", "order", "plan", "key", "webhook"]
Action = Literal[
    "created",
    "changed",
    "cancelled",
    "moved",
    "pinned",
    "unpinned",
    "solved",
    "published",
    "recorded",
    "revoked",
    "removed",
]


class ChangeEntry(Document):
    """One change."""

    sequence: int = Field(description="Number in the workshop, without gaps.", examples=[42])
    at: Moment = Field(description="When.", examples=["2026-11-24T07:00:00Z"])
    by: str = Field(description="Who, by name.", examples=["DMS nightly load"])
    by_id: Id | None = Field(
        description="Who, by id of the key; of a token `oidc:` and the SHA-256 of its `sub`, a line feed and its "
        "`workshop`. None: nobody has asked for it, or it was before this was kept.",
        examples=["4f1d2ab09c77"],
    )
    # Words of another version are read as they are.
    kind: str = Field(description="Kind of thing.", examples=["order"], json_schema_extra={"enum": [*get_args(Kind)]})
    subject: Id = Field(description="Its id.", examples=["4711"])
    action: str = Field(
        description="What was done; `recorded`: an event of the order.",
        examples=["changed"],
        json_schema_extra={"enum": [*get_args(Action)]},
    )


class AuditEntry(ChangeEntry):
    """One change, with what it changed."""

    before: JsonValue = Field(description="As it was; none: it was new.", examples=[None])
    after: JsonValue = Field(description="As it is since; none: it is gone.", examples=[{"status": "arrived"}])


class ChangePage(Document):
    """Changes after a cursor."""

    changes: tuple[ChangeEntry, ...] = Field(description="Oldest first.", examples=[[]])
    next: int = Field(description="`since` of the next page, also when there is nothing more yet.", examples=[42])


class AuditPage(Document):
    """The audit trail."""

    changes: tuple[AuditEntry, ...] = Field(description="Oldest first.", examples=[[]])
    next: int = Field(description="`since` of the next page, also when there is nothing more yet.", examples=[42])
