"""Values are worked out once, and only those that are asked for."""

from __future__ import annotations

import pytest

from solver.lazily import Lazily


def test_only_what_is_asked_for_is_worked_out_and_only_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    found = Lazily(("one", "three"), length)
    assert (len(found), list(found), "two" in found, asked) == (2, ["one", "three"], False, [])
    assert (found["three"], found["three"], asked) == (5, 5, ["three"])
    assert dict(found) == {"one": 3, "three": 5}
    with pytest.raises(KeyError):
        found["two"]
