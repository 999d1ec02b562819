"""Bodies are read as strictly over HTTP as from a file: "5" is no number, and every fault is named with its way out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from pydantic import ValidationError

from api.http.problems import Code, Refused
from scheduler.documents.fields import Document
from scheduler.errors import Fault, InvalidDocument
from scheduler.read_faults import first_faults, path_text, read_faults

NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
"""In JSON that has nothing but ASCII."""
D = TypeVar("D", bound=Document)


def strictly(kind: type[D]) -> Callable[[object], D]:
    """What a body of this kind is validated with first; what was read before, or could not be, stays as it is."""

    def read(data: object) -> D:
        if isinstance(data, InvalidDocument):
            raise data
        if isinstance(data, kind):
            return data
        _ensure_json(data)
        try:
            return kind.model_validate_json(_text(data), strict=True)
        except ValidationError as error:
            raise InvalidDocument(read_faults(error, data, kind)) from None

    return read


def loosely(kind: type[D], data: object) -> D:
    """Read what holds things of any kind, which are not looked at.

    Raises
    ------
    InvalidDocument
        It is not of this kind.
    """
    _ensure_json(data)
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise InvalidDocument(read_faults(error, data, kind)) from None


def _ensure_json(data: object) -> None:
    if isinstance(data, bytes):  # FastAPI has not read them
        raise Refused(Code.WRONG_TYPE, Code.WRONG_TYPE.kind.way_out)


def _text(data: object) -> str:
    try:
        text = json.dumps(data)
    except RecursionError:
        fault = Fault(path_text(()), "is nested too deeply.", "Remove the surplus brackets.")
        raise InvalidDocument([fault]) from None
    if NUL.search(text):
        raise InvalidDocument(first_faults(_nuls(data)))
    return text


def _nuls(data: object, path: tuple[str | int, ...] = ()) -> Iterator[Fault]:
    """A character that PostgreSQL keeps in no text; depth was seen to be no danger."""
    if isinstance(data, str) and "\x00" in data:
        yield Fault(path_text(path), "holds the character NUL (\\u0000).", "Take it out.")
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from _nuls(key, path) if isinstance(key, str) else ()
        yield from _nuls(value, (*path, key))
