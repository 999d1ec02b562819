"""One address of the service: typed requests to it, and the addresses below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar
from urllib.parse import quote, urlencode
from uuid import uuid4

from pydantic import BaseModel, ValidationError

from api.client.connection import Answer, Connection, Request
from api.client.refusal import UnknownAnswer
from scheduler.documents.fields import Document

PAGE = 500
"""Entries of one page, as many as the service gives at a time."""

M = TypeVar("M", bound=BaseModel)
Query = Mapping[str, str | int | date | None]
Headers = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Kept(Generic[M]):
    """A document that the service keeps, and the ETag of this version of it."""

    document: M
    etag: str


@dataclass(frozen=True, slots=True)
class Address:
    """``path`` is quoted already."""

    http: Connection
    path: str

    def under(self, *parts: str) -> Address:
        """An address below this one."""
        return Address(self.http, "/".join((self.path, *(quote(part, safe="") for part in parts))))

    def get(self, kind: type[M], query: Query | None = None) -> M:
        """What is there."""
        return self.ask(kind, "GET", query=query).document

    def again(self, kind: type[M], known: Kept[M] | None, query: Query | None = None) -> Kept[M]:
        """What is there; it is not sent if it is the same as what is known."""
        headers = {"If-None-Match": known.etag if known else None}
        answer = self.http.ask(self.request("GET", None, headers, query))
        return known if known and answer.status == 304 else self._read(kind, answer)

    def ask(
        self,
        kind: type[M],
        method: str,
        body: Document | None = None,
        *,
        if_match: str | None = None,
        prefer: str | None = None,
        query: Query | None = None,
        repeat: bool = True,
        keeps: bool = True,
    ) -> Kept[M]:
        """What comes of it; ``if_match``: done only if this is still its ETag.

        ``repeat``: if there is no answer, ask again. ``keeps``: something is kept of it, so that a POST has a key, by
        which the service knows it again and does it once; where nothing is kept, once more does no harm.
        """
        once = uuid4().hex if method == "POST" and keeps else None
        request = self.request(method, body, {"If-Match": if_match, "Prefer": prefer, "Idempotency-Key": once}, query)
        return self._read(kind, self.http.ask(request, repeat=repeat))

    def request(self, method: str, body: Document | None, headers: Headers, query: Query | None = None) -> Request:
        """As it is sent."""
        given = [(name, _text(value)) for name, value in (query or {}).items() if value is not None]
        own = {"Content-Type": None if body is None else "application/json"}
        text = None if body is None else body.model_dump_json(by_alias=True, exclude_unset=True).encode()
        sent = {name: value for name, value in {**own, **headers}.items() if value is not None}
        return Request(method, f"{self.path}?{urlencode(given)}" if given else self.path, sent, text)

    def _read(self, kind: type[M], answer: Answer) -> Kept[M]:
        """A newer service may say more than is known here."""
        try:
            return Kept(kind.model_validate_json(answer.body, extra="ignore"), answer.headers.get("ETag", ""))
        except ValidationError as error:
            message = f"{self.path} answers no {kind.__name__}. Is it the service, and of this version? {error}"
            raise UnknownAnswer(message) from error


def _text(value: str | int | date) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
