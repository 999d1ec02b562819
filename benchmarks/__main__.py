"""``make bench``: measure, print one table, keep the record.

python -m benchmarks [--days DIR] [--time-limit S] [--workers N] [--seed N] [--record FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks import commands, solving, speed
from benchmarks.environment import ROOT, environment
from scheduler.ports import SolveParams

DAYS = ("small", "medium", "large", "overloaded")


def main() -> None:
    """Measure every day, print Markdown, append one JSON line to the record."""
    asked = _arguments()
    params = SolveParams(asked.time_limit, asked.workers, asked.seed)
    where = environment()
    _print("Measured on " + ", ".join(f"{key} {value}" for key, value in where.items()) + f"; {params}", "")
    paths = [asked.days / f"{name}.json" for name in DAYS]
    speeds = {path.stem: speed.measure(path) for path in paths}
    _print("| warm process, ms (least–most) | " + " | ".join(speeds) + " |", "|---" * (len(speeds) + 1) + "|")
    for rows in zip(*speeds.values(), strict=True):
        cells = (f"{row.median:.1f} ({row.least:.1f}–{row.most:.1f})" for row in rows)
        _print(f"| {rows[0].what} | " + " | ".join(cells) + " |")
    walls = commands.measure(asked.days / "medium.json")
    _print("", "| whole command, medium day | s |", "|---|---|", *(f"| `{what}` | {s:.2f} |" for what, s in walls))
    solved = {path.stem: solving.measure(path, params) for path in paths}
    _print("", f"| solve, {asked.time_limit:g} s | " + " | ".join(solved) + " |", "|---" * (len(solved) + 1) + "|")
    for row in ("orders", "operations", "promises kept", "left out", "first score", "score", "bounds", "peak MB"):
        _print(f"| {row} | " + " | ".join(str(result[row]) for result in solved.values()) + " |")
    record = {
        "environment": where,
        "params": repr(params),
        "speeds": {k: list(map(repr, v)) for k, v in speeds.items()},
    }
    asked.record.parent.mkdir(parents=True, exist_ok=True)
    with asked.record.open("a") as file:
        file.write(json.dumps(record | {"commands": walls, "solved": solved}, ensure_ascii=False) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the workshop scheduler.")
    parser.add_argument("--days", type=Path, default=ROOT / "fixtures" / "days", help="folder of day documents")
    parser.add_argument("--time-limit", type=float, default=20.0, help="seconds per solve")
    parser.add_argument("--workers", type=int, default=2, help="solver threads")
    parser.add_argument("--seed", type=int, default=1, help="seed of the solver")
    parser.add_argument("--record", type=Path, default=ROOT / "benchmarks" / "results" / "record.jsonl")
    return parser.parse_args()


def _print(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
