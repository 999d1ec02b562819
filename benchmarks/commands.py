"""Wall time of whole commands, start-up included, as a user waits for them."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

REPEATS = 5


def measure(day: Path) -> list[tuple[str, float]]:
    """Median seconds of ``--help``, ``plan --time-limit 5`` (once) and ``check``."""
    workshop = str(Path(sys.executable).with_name("workshop"))
    with TemporaryDirectory() as folder:
        plan = str(Path(folder) / "plan.json")
        planned = _wall([workshop, "plan", str(day), "-o", plan, "--time-limit", "5"], 1)
        return [
            ("workshop plan --time-limit 5", planned),
            ("workshop check", _wall([workshop, "check", str(day), plan], REPEATS)),
            ("workshop --help", _wall([workshop, "--help"], REPEATS)),
        ]


def _wall(command: list[str], repeats: int) -> float:
    taken = []
    for _ in range(repeats):
        began = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)
