"""A list is read up to its first wrong entry; what is wrong with the entries after it is found here, one by one.

So whoever takes the first hundred faults pays for a hundred, even where there are millions.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from pydantic import TypeAdapter, ValidationError

from scheduler.documents.fields import Document
from scheduler.read_places import place_of

Error = Mapping[str, Any]
Location = tuple[str | int, ...]

_MOST_LOOKED_AT = 20_000
"""Entries of a list after its first wrong one; no list may be longer."""


def all_errors(error: ValidationError, data: object, kind: type[Document]) -> Iterator[Error]:
    """Pydantic's errors, and those it would have found in the rest of every list."""
    return _followed(_errors(error, ()), (), data, kind)


def _errors(error: ValidationError, above: Location) -> list[Error]:
    return [{**each, "loc": (*above, *each["loc"])} for each in error.errors(include_url=False, include_input=False)]


def _followed(errors: list[Error], above: Location, data: object, kind: type[Document]) -> Iterator[Error]:
    """Each error; after the last one of an entry, those of the entries that come after it in its list."""
    for each, following in pairwise([*errors, {"loc": ()}]):
        yield each
        for entry in _entries_ended(each["loc"], following["loc"], len(above)):
            yield from _after(entry, data, kind)


def _entries_ended(loc: Location, following: Location, depth: int) -> Iterator[Location]:
    """The entries of lists that the next error is no longer in, innermost first, below that depth."""
    for length in range(len(loc), depth, -1):
        if isinstance(loc[length - 1], int) and following[:length] != loc[:length]:
            yield loc[:length]


def _after(entry: Location, data: object, kind: type[Document]) -> Iterator[Error]:
    """What is wrong with the entries after a wrong one."""
    *above, index = entry
    of_list, of_entry = (place_of({"loc": loc, "type": ""}, data, kind) for loc in (above, entry))
    if of_list is None or of_entry is None:  # of a branch that was not meant
        return
    reader = _reader(of_entry.shape)
    first = int(index) + 1
    for later, value in enumerate(of_list.value[first : first + _MOST_LOOKED_AT], first):
        try:
            reader.validate_json(json.dumps(value), strict=True)
        except ValidationError as error:
            there = (*above, later)
            yield from _followed(_errors(error, there), there, data, kind)


@lru_cache(maxsize=256)
def _reader(shape: Any) -> TypeAdapter[Any]:
    """There are as many as lists in the documents."""
    return TypeAdapter(shape)
