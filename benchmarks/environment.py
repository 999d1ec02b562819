"""What a figure was measured on: without it a result is no result."""

from __future__ import annotations

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def environment() -> dict[str, str]:
    """Commit, versions, machine."""
    return {
        "commit": _commit(),
        "python": platform.python_version(),
        "ortools": version("ortools"),
        "cores": str(len(os.sched_getaffinity(0))),
        "cpu": _cpu(),
        "load at start": f"{os.getloadavg()[0]:.1f}",
    }


def _commit() -> str:
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "unknown"


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())
