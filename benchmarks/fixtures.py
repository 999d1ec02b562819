"""Fixture days: speed in a warm process, whole commands, what a solve reaches and how much memory it takes."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import commands, solving, speed
from benchmarks.environment import ROOT, environment
from scheduler.ports import SolveParams

GROUPS = (
    ("small", "medium", "large", "overloaded"),
    ("medium-full", "ev-day", "recall-wave", "body-paint-week", "large-week", "repair-shop-28"),
)
"""Days that share a table: mechanical work, and the whole workshop."""
SHOWN = (
    "orders",
    "operations",
    "promises kept",
    "left out",
    "carried over",
    "booth cycles",
    "first score",
    "score",
    "bounds",
    "seconds",
    "peak MB",
)


def main(arguments: Sequence[str]) -> None:
    """Measure every day, print Markdown, append one JSON line to the record."""
    asked = _asked(arguments)
    params = SolveParams(asked.time_limit, asked.workers, asked.seed)
    where = environment()
    _print("Measured on " + ", ".join(f"{key} {value}" for key, value in where.items()) + f"; {params}", "")
    groups = [[asked.days / f"{name}.json" for name in names] for names in GROUPS]
    speeds = {path.stem: rows for paths in groups for path, rows in _speeds(paths).items()}
    walls = commands.measure(asked.days / "medium.json")
    _print("", "| whole command, medium day | s |", "|---|---|", *(f"| `{what}` | {s:.2f} |" for what, s in walls))
    solved = {path.stem: result for paths in groups for path, result in _solved(paths, params).items()}
    record = {
        "environment": where,
        "params": repr(params),
        "speeds": {k: list(map(repr, v)) for k, v in speeds.items()},
    }
    asked.record.parent.mkdir(parents=True, exist_ok=True)
    with asked.record.open("a") as file:
        file.write(json.dumps(record | {"commands": walls, "solved": solved}, ensure_ascii=False) + "\n")


def _speeds(paths: list[Path]) -> dict[Path, list[speed.Speed]]:
    """Print a table of the days' speeds as they are."""
    found = {path: speed.measure(path) for path in paths}
    _head("warm process, ms (least–most)", paths)
    for rows in zip(*found.values(), strict=True):
        cells = (f"{row.median:.1f} ({row.least:.1f}–{row.most:.1f})" for row in rows)
        _print(f"| {rows[0].what} | " + " | ".join(cells) + " |")
    return found


def _solved(paths: list[Path], params: SolveParams) -> dict[Path, dict[str, object]]:
    """Print a table of what solving the days reaches."""
    found = {path: solving.measure(path, params) for path in paths}
    _head(f"solve, {params.time_limit:g} s", paths)
    for row in SHOWN:
        _print(f"| {row} | " + " | ".join(str(result[row]) for result in found.values()) + " |")
    return found


def _head(what: str, paths: list[Path]) -> None:
    _print("", f"| {what} | " + " | ".join(path.stem for path in paths) + " |", "|---" * (len(paths) + 1) + "|")


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks fixtures", description="Measure the fixture days.")
    parser.add_argument("--days", type=Path, default=ROOT / "fixtures" / "days", help="folder of day documents")
    parser.add_argument("--time-limit", type=float, default=20.0, help="seconds per solve")
    parser.add_argument("--workers", type=int, default=2, help="solver threads")
    parser.add_argument("--seed", type=int, default=1, help="seed of the solver")
    parser.add_argument("--record", type=Path, default=ROOT / "benchmarks" / "results" / "record.jsonl")
    return parser.parse_args(arguments)


def _print(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()
