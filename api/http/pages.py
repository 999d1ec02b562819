"""Long lists come in pages: a cursor says where the next one begins."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Annotated, Any

from fastapi import Query

from api.http.problems import Code, Refused

MOST = 500

Limit = Annotated[int, Query(ge=1, le=MOST, description="Most entries of one page.", examples=[100])]
Cursor = Annotated[
    str | None,
    Query(max_length=1_000, description="`next` of the page before; left out: the first page.", examples=[None]),
]


def cursor(*place: str) -> str:
    """Where the next page begins, in a form that nobody takes apart."""
    return base64.urlsafe_b64encode(json.dumps(place, ensure_ascii=False).encode()).decode().rstrip("=")


def place(given: str | None, *kinds: Callable[[str], Any]) -> tuple[Any, ...] | None:
    """What a cursor says, each part read by its kind; None: the first page is wanted.

    Raises
    ------
    Refused
        It is none of ours.
    """
    if given is None:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(given.encode() + b"=" * (-len(given) % 4)))
        return tuple(kind(str(part)) for kind, part in zip(kinds, parts, strict=True))
    except (ValueError, TypeError, binascii.Error):
        detail = "after is no cursor that was given out. Take `next` of the page before."
        raise Refused(Code.BAD_REQUEST, detail) from None


def text(part: str) -> str:
    """A part of a cursor that names something; no name has a NUL or half of a character."""
    if b"\x00" in part.encode():
        raise ValueError(part)
    return part


def moment(part: str) -> datetime:
    """A part of a cursor that is a time, in UTC as it was given out."""
    found = datetime.fromisoformat(part)
    if found.utcoffset() != timedelta(0):
        raise ValueError(part)
    return found
