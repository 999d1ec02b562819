"""Runs one after the other, each in a fresh process, each kept as soon as it is done; stop and start at will."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks.environment import ROOT
from benchmarks.matrix import estimate
from benchmarks.runs import Records, Run

GRACE = 600.0
"""Seconds that a run may take beyond three times its search before it is given up."""

Measure = Callable[[Run], dict[str, Any]]


def in_fresh_process(run: Run) -> dict[str, Any]:
    """Measure it in a process of its own.

    Raises
    ------
    RuntimeError
        It failed; the message has its last line.
    """
    command = [sys.executable, "-m", "benchmarks.measure", json.dumps(run.words())]
    limit = 3 * run.seconds + GRACE
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdout=pipe, stderr=pipe, text=True, start_new_session=True) as process:
        try:
            out, err = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired as late:
            raise RuntimeError(f"not done after {limit:.0f} s") from late
        finally:
            _end(process)
    if process.returncode:
        raise RuntimeError(next(iter(err.strip().splitlines()[-1:]), f"exit {process.returncode}"))
    return dict(json.loads(out))


def _end(process: subprocess.Popen[str]) -> None:
    """With all that it started: after a time-out, or when somebody stops the benchmark."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)


def run_all(
    runs: Sequence[Run], records: Records, *, measure: Measure = in_fresh_process, estimate_only: bool = False
) -> int:
    """Do what is not there yet, say how long it takes before and how far it is on the way; the number of failures."""
    known = records.keys()
    missing = [run for run in dict.fromkeys(runs) if run.key not in known]
    _say(f"{len(runs)} runs, {len(runs) - len(missing)} there already, about {_hours(estimate(missing))} to go")
    if estimate_only:
        return 0
    failed = 0
    for number, run in enumerate(missing):
        began = time.monotonic()
        try:
            record = measure(run)
        except RuntimeError as error:
            failed += 1
            _say(f"FAILED {run.solver} on {run.day.name} ({run.variant}): {error}")
            continue
        records.add(record)
        left = _hours(estimate(missing[number + 1 :]))
        score = "/".join(map(str, record["score"][:2])) + ("" if record["valid"] else " INVALID")
        _say(
            f"{number + 1} of {len(missing)}: {run.solver} on {run.day.name} ({run.variant}): {score}"
            f" in {time.monotonic() - began:.0f} s, {left} left"
        )
    return failed


def _hours(seconds: float) -> str:
    return f"{seconds / 3600:.1f} h" if seconds >= 5400 else f"{seconds / 60:.0f} min"


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
