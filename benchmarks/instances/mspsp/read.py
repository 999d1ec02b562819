"""The file: MiniZinc data; ``dur``, ``sreq`` (people by activity and skill), ``mastery``, ``pred`` and ``succ``."""

from __future__ import annotations

import re
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Instance(NamedTuple):
    """Activities from 1 on: duration, people needed by skill (from 1 on), (before, after); skills by resource."""

    durations: dict[int, int]
    needs: dict[int, dict[int, int]]
    precedences: list[tuple[int, int]]
    masters: dict[int, list[int]]


def read(text: str) -> Instance:
    """The instance in a file's text."""
    text = re.sub("%.*", "", text)
    durations = dict(enumerate(_numbers(text, "dur"), 1))
    skills = _one(text, "nSkills")
    needed, mastered = _numbers(text, "sreq"), _words(text, "mastery")
    needs = {a: _row(needed, skills, a) for a in durations}
    return Instance(
        durations,
        {a: {s: n for s, n in enumerate(row, 1) if n} for a, row in needs.items()},
        list(zip(_numbers(text, "pred"), _numbers(text, "succ"), strict=True)),
        {
            r: [s for s, able in enumerate(_row(mastered, skills, r), 1) if able == "true"]
            for r in range(1, _one(text, "nResources") + 1)
        },
    )


def _one(text: str, name: str) -> int:
    return int(_value(text, name))


def _numbers(text: str, name: str) -> list[int]:
    return [int(word) for word in _words(text, name)]


def _words(text: str, name: str) -> list[str]:
    return re.findall(r"\w+", _value(text, name))


def _value(text: str, name: str) -> str:
    found = re.search(rf"\b{name}\s*=\s*([^;]*);", text)
    if found is None:
        raise ValueError(f"{name} is missing")
    return found[1]


def _row(cells: list[T], width: int, number: int) -> list[T]:
    return cells[(number - 1) * width : number * width]
