"""A mapping whose values are worked out when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Lazily(Mapping[Key, Value]):
    """The keys are known; who asks for one order alone does not wait for all the others."""

    def __init__(self, keys: Collection[Key], work_out: Callable[[Key], Value]) -> None:
        self._keys = keys
        self._work_out = work_out
        self._found: dict[Key, Value] = {}

    def __getitem__(self, key: Key) -> Value:
        try:
            return self._found[key]
        except KeyError:
            if key not in self._keys:
                raise
        value = self._found[key] = self._work_out(key)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[Key]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
