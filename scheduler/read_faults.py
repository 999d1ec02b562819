"""Pydantic's errors as faults in plain words: where, which value, and the way out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any

from pydantic import ValidationError

from scheduler.documents.fields import ID_PATTERN, Document
from scheduler.errors import Fault
from scheduler.read_entries import all_errors
from scheduler.read_places import Place, place_of

_MOST_FAULTS = 100
_MOST_CHARACTERS = 60
_MOST_OF_AN_EXAMPLE = 200

_MUST = {
    "bool": "must be true or false",
    "date": "must be a date",
    "datetime": "must be a date and time with its UTC offset",
    "dict": "must be an object",
    "float": "must be a number",
    "greater_than": "must be more than {gt}",
    "greater_than_equal": "must be at least {ge}",
    "int": "must be a whole number",
    "less_than": "must be less than {lt}",
    "less_than_equal": "must be at most {le}",
    "model": "must be an object",
    "multiple_of": "must be a multiple of {multiple_of}",
    "string": "must be a text",
    "string_too_long": "must have at most {max_length} characters",
    "string_unicode": "must have whole characters, no lone surrogates",
    "string_too_short": "must have {min_length} or more characters",
    "too_short": "must have {min_length} or more entries",
    "tuple": "must be a list",
    "value_error": "{error}",  # said by the document itself
}
_PATTERNS = {
    ID_PATTERN: "must have no blanks",
    r"^[^\x00-\x1f\x7f-\x9f]*$": "must have no control characters",
    r"^(([01]\d|2[0-3]):[0-5]\d|24:00)$": "must be a clock time from 00:00 to 24:00",
}


def read_faults(error: ValidationError, data: object, kind: type[Document]) -> list[Fault]:
    """One fault per error of a document that was read from this data, in the document's order."""
    return first_faults(_faults(error, data, kind))


def first_faults(faults: Iterator[Fault]) -> list[Fault]:
    """The first hundred, and a word that there are more."""
    found = list(islice(faults, _MOST_FAULTS + 1))
    if len(found) > _MOST_FAULTS:
        found[_MOST_FAULTS] = Fault(path_text(()), "has more faults than these.", "Mend these first.")
    return found


def _faults(error: ValidationError, data: object, kind: type[Document]) -> Iterator[Fault]:
    for each in all_errors(error, data, kind):
        place = place_of(each, data, kind)
        if place and not _follows_from_others(each, place):
            yield Fault(path_text(place.path), *words(each, place))


def _follows_from_others(error: Mapping[str, Any], place: Place) -> bool:
    """A list counts as too short when its entries are wrong; then they are the news."""
    return error["type"] == "too_short" and isinstance(place.value, list) and len(place.value) > 0


def words(error: Mapping[str, Any], place: Place) -> tuple[str, str]:
    """What is wrong with which value, and the way out."""
    context = {key: _plain(value) for key, value in error.get("ctx", {}).items()}
    match error["type"]:
        case "missing":
            return "is missing.", _example(place, "Add it, for instance")
        case "extra_forbidden":
            return "is an unknown key.", nearest(str(place.path[-1]), place.known)
        case "literal_error":
            return f"is an unknown choice: {shown(place.value)}.", f"Choose {context['expected']}."
        case "json_invalid":
            return f"cannot be read: {context['error']}.", "Mend it there."
        case "timezone_aware":
            way_out = "Add the UTC offset, for instance 2026-11-24T16:30:00+08:00."
            return f"has no UTC offset: {shown(place.value)}.", way_out
        case "too_long":
            most = context["max_length"]
            return f"must have at most {most} entries, not {len(place.value)}.", "Leave some out."
        case "string_pattern_mismatch":
            must = _PATTERNS.get(context["pattern"], "must match {pattern}")
        case other:
            must = _MUST.get(other) or _MUST.get(other.partition("_")[0], "is refused ({message})")
    return f"{must.format(message=error['msg'], **context)}, not {shown(place.value)}.", _example(place)


def _plain(value: Any) -> Any:
    """A number as people write it: 480, not 480.0."""
    return f"{value:.15g}" if isinstance(value, float) else value


def nearest(key: str, known: tuple[str, ...], kind: str = "keys") -> str:
    """Which known key was meant, or all there are."""
    near = get_close_matches(key[:_MOST_CHARACTERS], known, 1)
    return f'Did you mean "{near[0]}"?' if near else f"Known {kind}: {', '.join(known) or 'none'}."


def _example(place: Place, lead: str = "For instance") -> str:
    """The field with its example, as it would be written."""
    if place.field is None or not place.field.examples:
        return ""
    example = json.dumps(place.field.examples[0], ensure_ascii=False)
    if len(example) > _MOST_OF_AN_EXAMPLE:
        example = f"{example[:_MOST_OF_AN_EXAMPLE]} …"
    return f'{lead} "{place.key}": {example}.'


def path_text(path: tuple[str | int, ...]) -> str:
    """``orders[3].promise.time``; a key that is no plain word is written in brackets."""
    text = ""
    for part in path:
        plain = isinstance(part, str) and len(part) <= _MOST_CHARACTERS and re.fullmatch(r"[\w-]+", part)
        text += f".{part}" if plain else f"[{shown(part)}]"
    return text.removeprefix(".") or "document"


def shown(value: object) -> str:
    """A value on one line, shortened to 60 characters; lists and objects by their kind."""
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "an object" if value else "an empty object"
    if isinstance(value, str):
        # What cannot be printed must not reach a terminal.
        return json.dumps(_short(value), ensure_ascii=not value.isprintable())
    return _short(json.dumps(value))


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"
