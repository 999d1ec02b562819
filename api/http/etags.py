"""Versions of resources as ETags, and what a request says of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import Header, Response

from api.http.headers import ETAG
from api.http.problems import Code, Refused

IfMatch = Annotated[
    str | None, Header(max_length=200, description="Only if this is still its ETag; otherwise 412.", examples=['"41"'])
]
IfNoneMatch = Annotated[
    str | None, Header(max_length=200, description="ETag that is known already; unchanged: 304.", examples=['"41"'])
]

TAGGED = {"headers": ETAG}
SAME = {"description": "It is the same as before.", **TAGGED}


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
    if given is not None and not {"*", etag(version)} & _listed(given):
        raise Refused(Code.STALE, f"It is {etag(version)} now, not {given}. {_way_out(given, version)}")


def kept(text: str, version: int, if_none_match: str | None = None, status: int = 200) -> Response:
    """A document as it is kept, or 304 for who has it already."""
    headers = {"ETag": etag(version), "Cache-Control": "private, no-cache"}
    if if_none_match is not None and {"*", etag(version), f"W/{etag(version)}"} & _listed(if_none_match):
        return Response(status_code=304, headers=headers)
    return Response(text, status, headers, "application/json")


def _way_out(given: str, version: int) -> str:
    """Who reads again is no wiser if the number is right."""
    if '"' not in given:
        return f"ETags are written with their double quotes: If-Match: {etag(version)}."
    weak = "A weak tag (W/) is none for If-Match. " if "W/" in given else ""
    return f"{weak}{Code.STALE.kind.way_out}"


def _listed(given: str) -> set[str]:
    """The ETags of a header, or `*`."""
    return {entry.strip() for entry in given.split(",")}
