"""JSON as the standard has it: UTF-8, no key twice in one object, no NaN or Infinity."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from scheduler.errors import Fault, InvalidDocument
from scheduler.read_faults import first_faults, path_text, shown

_MOST_SHOWN = 5
_MOST_KEYS = 20_000
"""Of one object: more than any catalogue has."""
_MOST_VALUES = 2_000_000
"""Of one text: ten times as many as the largest days have; each takes a hundred bytes of memory."""


def unicode(text: str | bytes) -> str:
    """The text without its byte order mark; a string may hold halves of characters, which are refused too."""
    try:
        return (text.encode() if isinstance(text, str) else text).decode("utf-8-sig")
    except (UnicodeDecodeError, UnicodeEncodeError) as error:
        raise _unreadable(f"is not UTF-8 at position {error.start}: {error.reason}.", "Save it as UTF-8.") from None


def parse(source: str) -> object:
    """The value of a JSON text.

    Raises
    ------
    InvalidDocument
        It is not JSON, is too large, names a key twice in one object or holds a number that is none.
    """
    if sum(map(source.count, ",[{")) > _MOST_VALUES:
        raise _unreadable(f"has more than {_MOST_VALUES} values.", "Hand it in in parts.")
    strange = _Strange()
    try:
        data: object = json.loads(source, object_pairs_hook=strange.named, parse_constant=strange.number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _unreadable(f"is not JSON at {where}: {error.msg}.", "Mend it there.") from None
    except RecursionError:
        raise _unreadable("is nested too deeply.", "Remove the surplus brackets.") from None
    except ValueError:
        raise _unreadable("holds a number of thousands of digits.", "Shorten it.") from None
    if strange.found:
        raise InvalidDocument(first_faults(strange.faults(data)))
    return data


@dataclass(frozen=True, slots=True)
class _Strange:
    """Values that Python would take though JSON has no such thing, with message and way out."""

    found: list[tuple[object, str, str]] = field(default_factory=list)

    def named(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        """An object; a key that is there twice would silently lose its first value."""
        once = dict(pairs)
        if len(once) < len(pairs):
            twice = [shown(key) for key, count in Counter(key for key, _ in pairs).items() if count > 1]
            message = f"names {', '.join(twice[:_MOST_SHOWN])} more than once."
            self.found.append((once, message, "Keep one of each."))
        if len(once) > _MOST_KEYS:
            self.found.append((once, f"has {len(once)} keys; the most is {_MOST_KEYS}.", "Leave some out."))
        return once

    def number(self, text: str) -> float:
        """NaN or Infinity."""
        self.found.append((value := float(text), f"must be a number, not {text}.", "Write a number or leave it out."))
        return value

    def faults(self, data: object) -> Iterator[Fault]:
        """Where in the data they are; without recursion, for it may be nested deeply."""
        words = {id(value): (message, way_out) for value, message, way_out in self.found}
        left: deque[tuple[tuple[str | int, ...], object]] = deque([((), data)])
        while left:
            path, value = left.popleft()
            if id(value) in words:
                yield Fault(path_text(path), *words[id(value)])
            inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
            left.extend(((*path, key), each) for key, each in inner)


def _unreadable(message: str, way_out: str) -> InvalidDocument:
    return InvalidDocument([Fault(path_text(()), message, way_out)])
