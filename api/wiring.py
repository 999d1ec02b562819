"""What is plugged into the use cases: the only place of the command line that knows the solver."""

from __future__ import annotations

from scheduler.ports import Solver
from solver.solve import solve


def solver() -> Solver:
    """The engine that plans."""
    return solve
