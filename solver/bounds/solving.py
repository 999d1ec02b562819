"""Solves linear programs in a process of their own, which can be ended at any moment: HiGHS cannot be interrupted."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil, inf, isfinite
from pathlib import Path

from solver.bounds.program import Program

SCRIPT = Path(__file__).with_name("process.py")
NOTHING = -inf
"""The bound when nothing is known."""
NOISE = 1e-5
"""By how much of itself a bound may be wrong."""
POLL = 0.02
"""Seconds between two questions whether it is over."""


@dataclass(frozen=True)
class Solved:
    """``bound``: no solution is below it (inf: there is none). ``values`` by variable, 0 if unsaid; None: none."""

    bound: float = NOTHING
    values: Mapping[int, float] | None = None


def solve(
    program: Program,
    solver: str,
    seconds: float,
    is_over: Callable[[], bool],
    tell: Callable[[float], None] = lambda bound: None,
    *,
    relaxed: bool = False,
    seed: int = 0,
) -> Solved:
    """The best solution and bound within so many seconds, or until it is over; ``tell`` hears of every better bound."""
    command = [sys.executable, "-P", str(SCRIPT), solver, str(seconds), str(seed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        listener = Listener(process, program.told(relaxed=relaxed), tell)
        while listener.is_alive():
            listener.join(POLL)
            if is_over():
                process.kill()
                listener.join()
    return listener.solved


def whole(bound: float) -> int | None:
    """Goals are whole numbers: a bound on one may be rounded up, but for the solver's noise; None: there is none."""
    return ceil(bound - NOISE * max(1.0, abs(bound))) if isfinite(bound) else None


class Listener(threading.Thread):
    """Feeds the process and keeps what it says."""

    def __init__(self, process: subprocess.Popen[bytes], program: bytes, tell: Callable[[float], None]) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._program = program
        self._tell = tell
        self.solved = Solved()
        self.start()

    def run(self) -> None:
        if self._process.stdin is None or self._process.stdout is None:
            return
        try:
            self._process.stdin.write(self._program)
            self._process.stdin.close()
        except BrokenPipeError:
            return
        for line in self._process.stdout:
            if line.endswith(b"\n"):  # whoever is ended in the middle of a line has not said it
                self._heard(json.loads(line))

    def _heard(self, said: Mapping[str, object]) -> None:
        bound, values = float(str(said["bound"])), said.get("values")
        if bound > self.solved.bound:
            self._tell(bound)
        found = {int(v): float(x) for v, x in values.items()} if isinstance(values, dict) else None
        self.solved = Solved(max(bound, self.solved.bound), found)
