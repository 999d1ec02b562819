"""Everything that a request can be refused for: one catalogue, answered as problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from scheduler.errors import Fault

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: HTTP status, what it is, what to do about it."""

    status: int
    title: str
    way_out: str


class Code(Enum):
    """The stable name of every kind of problem."""

    UNREADABLE = Kind(400, "The body is not JSON.", "Send JSON in UTF-8; the detail says where it ends to be JSON.")
    BAD_REQUEST = Kind(400, "The request cannot be understood.", "The detail names what is wrong with it.")
    UNAUTHENTICATED = Kind(401, "Nobody is known by this key.", "Send Authorization: Bearer with a key that is valid.")
    FORBIDDEN = Kind(403, "The key's role may not do this.", "Ask an admin of the workshop for a key with the role.")
    NOT_FOUND = Kind(404, "There is no such thing.", "Check the address; a key sees only its own workshop.")
    NO_METHOD = Kind(405, "This address does not know the method.", "The Allow header names those that it knows.")
    NOT_ACCEPTABLE = Kind(406, "It cannot be given in the form that is asked for.", "Accept application/json.")
    EXISTS = Kind(409, "There is one already.", "Choose another id, or replace the one that is there.")
    CHANGED = Kind(409, "Somebody else has changed it since.", "Read it again, and decide again.")
    ILLEGAL_EVENT = Kind(409, "This cannot happen now.", "The detail names the status and what may follow it.")
    BUSY = Kind(409, "A solve that writes this plan is under way.", "Wait for it, or stop it.")
    RULES_BROKEN = Kind(409, "The plan would break rules.", "Choose another place, or force the move.")
    WRONG_STATE = Kind(409, "Its state does not allow this.", "The detail names the state.")
    STALE = Kind(412, "It is not the version that If-Match names.", "Read it again, and decide again.")
    TOO_LARGE = Kind(413, "The body is too large.", "Send less at a time.")
    WRONG_TYPE = Kind(415, "The body is no JSON by its content type.", "Send Content-Type: application/json.")
    INVALID = Kind(422, "The document cannot be used.", "Every fault is listed with its path and way out.")
    KEY_REUSED = Kind(422, "The Idempotency-Key was used for another request.", "Use a new key for a new request.")
    TOO_MANY = Kind(429, "Too many requests.", "Wait as long as Retry-After says.")
    INTERNAL = Kind(500, "The service has a defect.", "Report it with the request id.")
    UNAVAILABLE = Kind(503, "The database does not answer.", "Try again in a moment.")
    TOO_SLOW = Kind(504, "The request took too long and was given up.", "Ask for less, or try again.")

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.value

    @property
    def word(self) -> str:
        """As it stands in answers."""
        return self.name.lower()

    @property
    def told(self) -> str:
        """As it stands in descriptions."""
        return f"`{self.word}`: {self.kind.title}"


class FaultBody(BaseModel):
    """One fault: where, what is wrong, the way out."""

    model_config = ConfigDict(frozen=True)

    path: str = Field(description="Where in the document or request.", examples=["orders[3].promise.time"])
    message: str = Field(description="What is wrong with which value.", examples=["16:30 is before 17:00."])
    way_out: str = Field(description="What would mend it; may be empty.", examples=["Write a later time."])


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    model_config = ConfigDict(frozen=True)

    type: str = Field(description="Address of the description of this kind.", examples=["/v1/problems/not_found"])
    title: str = Field(description="The kind in words.", examples=["There is no such thing."])
    status: int = Field(description="HTTP status.", examples=[404])
    code: str = Field(description="Stable name of the kind.", examples=["not_found"])
    detail: str = Field(description="What happened this time, and the way out.", examples=["There is no order 4711."])
    request_id: str = Field(description="Names this request in the logs.", examples=["0f2c9a"])
    faults: tuple[FaultBody, ...] = Field((), description="Every fault of the request.", examples=[[]])
    context: dict[str, Any] = Field(default_factory=dict, description="Further facts, by kind.", examples=[{}])


class Refused(Exception):
    """A request is refused; ``context``: further facts for programs."""

    def __init__(
        self,
        code: Code,
        detail: str,
        faults: Sequence[Fault] = (),
        context: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.faults = faults
        self.context = dict(context or {})
        self.headers = dict(headers or {})

    def problem(self, request_id: str) -> Problem:
        """As it is answered."""
        return Problem(
            type=f"/v1/problems/{self.code.word}",
            title=self.code.kind.title,
            status=self.code.kind.status,
            code=self.code.word,
            detail=self.detail,
            request_id=request_id,
            faults=tuple(FaultBody(path=f.path, message=f.message, way_out=f.way_out) for f in self.faults),
            context=self.context,
        )


def missing(what: str, name: str) -> Refused:
    """There is none, or none that this key may see."""
    return Refused(Code.NOT_FOUND, f"There is no {what} {name}.")


Answers = dict[int | str, dict[str, Any]]
"""What an address may answer, for OpenAPI."""


def answers(*codes: Code, **others: dict[str, Any]) -> Answers:
    """The problems of an address, and its ``others``, named `_304`: description and model."""
    found: Answers = {int(status[1:]): about for status, about in others.items()}
    for code in codes:
        entry = found.setdefault(code.kind.status, {"model": Problem, "description": "", "content": {MEDIA_TYPE: {}}})
        entry["description"] = " ".join(filter(None, (entry["description"], code.told)))
    return found
