"""A solution that does not fit the original instance."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from itertools import pairwise


class Refused(AssertionError):
    """What is wrong with it."""


def refuse_overlaps(busy: Mapping[Hashable, Iterable[tuple[int, int]]]) -> None:
    """Nobody and nothing is used twice at a time; half-open ``(start, end)`` by whom or what."""
    for who, spans in busy.items():
        for (_, end), (start, _) in pairwise(sorted(spans)):
            if start < end:
                raise Refused(f"{who} is used twice at {start}")
