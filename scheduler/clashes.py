"""What overlaps in time although it must not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Protocol, TypeVar


class Timed(Protocol):
    """Takes ``[start, end)``."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Timed)

BY_TIME = attrgetter("start", "end")
"""Sorts what takes ``[start, end)``."""


def clashes(items: Iterable[T]) -> Iterator[tuple[T, T]]:
    """(holding, later) for every item that starts before the longest of those before it has ended."""
    holding: T | None = None
    for item in sorted(items, key=BY_TIME):
        if holding is not None and item.start < holding.end:
            yield holding, item
        if holding is None or item.end > holding.end:
            holding = item
