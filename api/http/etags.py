"""Versions of resources as ETags, and what a request says of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Response

from api.http.problems import Code, Refused

IfMatch = Annotated[
    str | None, Header(max_length=200, description="Only if this is still its ETag; otherwise 412.", examples=['"41"'])
]
IfNoneMatch = Annotated[
    str | None, Header(max_length=200, description="ETag that is known already; unchanged: 304.", examples=['"41"'])
]

SAME = {"description": "It is the same as before."}


def etag(version: int) -> str:
    """As it stands in the header."""
    return f'"{version}"'


def ensure(given: str | None, version: int) -> None:
    """The version is the one that If-Match names, if it was sent.

    Raises
    ------
    Refused
        It is another one.
    """
    if given is not None and not names(given, version):
        raise Refused(Code.STALE, f"It is {etag(version)} now, not {given}. {Code.STALE.kind.way_out}")


def names(given: str, version: int) -> bool:
    """A list of ETags, or `*`, has this version."""
    listed = {entry.strip().removeprefix("W/") for entry in given.split(",")}
    return "*" in listed or etag(version) in listed


def kept(text: str, version: int, if_none_match: str | None = None, status: int = 200) -> Response:
    """A document as it is kept, or 304 for who has it already."""
    headers = {"ETag": etag(version), "Cache-Control": "private, no-cache"}
    if if_none_match is not None and names(if_none_match, version):
        return Response(status_code=304, headers=headers)
    return Response(text, status, headers, "application/json")
