"""CP-SAT in a thread of its own, so that a stop takes a moment, also while it presolves."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ortools.sat.python.cp_model import CpModel, CpSolver, CpSolverSolutionCallback, CpSolverStatus

MOMENT = 0.02
"""Seconds between two looks at whether it is over."""


def solved(
    solver: CpSolver, model: CpModel, is_over: Callable[[], bool], watch: CpSolverSolutionCallback | None = None
) -> CpSolverStatus | None:
    """The status, once the solver has ended or, soon after it is over, been stopped; None: it failed."""
    ended: list[CpSolverStatus] = []
    running = threading.Thread(target=lambda: ended.append(solver.solve(model, watch)), daemon=True)
    running.start()
    while running.is_alive():
        running.join(MOMENT)
        if is_over():
            solver.stop_search()
    return ended[0] if ended else None
