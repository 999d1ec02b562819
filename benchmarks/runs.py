"""One run: a solver on a day for so many seconds, with a seed. What was run already is not run again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.days import Day
from benchmarks.environment import ROOT

ENGINE = ("scheduler", "solver")
PEERS = ("scheduler/generate", "scheduler/rules", "benchmarks/peers", "benchmarks/variants.py", "benchmarks/days.py")
"""Sources that a result depends on: ours changes with the engine, a peer's with its adapter and the days."""


@dataclass(frozen=True, slots=True)
class Run:
    """``seconds``: time limit of the search; ``variant``: what the day is made into first."""

    day: Day
    solver: str
    seconds: float
    seed: int
    workers: int = 2
    variant: str = "whole"

    def words(self) -> dict[str, Any]:
        """As JSON can have it."""
        return asdict(self)

    @classmethod
    def from_words(cls, words: dict[str, Any]) -> Run:
        """The inverse of ``words``."""
        return cls(**words | {"day": Day.from_words(words["day"])})

    @property
    def key(self) -> str:
        """The same for the same run of the same code."""
        return json.dumps([self.words(), code(self.solver)], sort_keys=True)


@cache
def code(solver: str) -> str:
    """A short hash of the sources that the solver's results depend on."""
    digest = hashlib.sha256()
    for name in ENGINE if solver == "ours" else PEERS:
        path = ROOT / name
        for source in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(source.read_bytes())
    return digest.hexdigest()[:12]


class Records:
    """Results, one JSON object a line, appended as they come; a half-written last line is passed over."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> list[dict[str, Any]]:
        """Every record."""
        if not self.path.exists():
            return []
        found = []
        for line in self.path.read_text().splitlines():
            try:
                found.append(json.loads(line))
            except json.JSONDecodeError:
                continue
        return found

    def keys(self) -> set[str]:
        """Keys of the runs that are there."""
        return {record["key"] for record in self.read()}

    def add(self, record: dict[str, Any]) -> None:
        """Append one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        is_torn = self.path.exists() and not self.path.read_bytes().endswith(b"\n") and self.path.stat().st_size > 0
        with self.path.open("a") as file:
            file.write("\n" * is_torn + json.dumps(record, ensure_ascii=False) + "\n")
