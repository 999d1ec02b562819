"""What is plugged into the use cases: the only place of the command line that knows the solver."""

from __future__ import annotations

from functools import partial

from scheduler.ports import Explainer, Solver
from solver.solve import solve
from solver.why.explain import explain


def solver() -> Solver:
    """The engine that plans."""
    return solve


def explainer(only: str | None = None) -> Explainer:
    """What tells why orders are late or left out: one of them, or all."""
    return partial(explain, only=only)
