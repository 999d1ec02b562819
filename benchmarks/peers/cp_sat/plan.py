"""A day for CP-SAT as a competent user would write it: optional intervals, pooled bays, one weighted sum, no hint.

One literal per crew of every operation and an optional interval per person, so that people are no-overlaps; alike bays
and equipment pools are cumulatives; pauses are start domains per elapsed time. An order is there or left out. Nothing
of our engine is in it: no search before it, no first plan, no neighbourhoods but CP-SAT's own, no bounds.
"""

from __future__ import annotations

import time

from ortools.sat.python.cp_model import CpModel, CpSolver, CpSolverSolutionCallback

from benchmarks.peers.cp_sat.operations import Decided, Operations
from benchmarks.peers.cp_sat.promises import objective
from benchmarks.peers.found import Found
from benchmarks.peers.painting import paint
from benchmarks.peers.reading import refusal
from scheduler.problem import Problem


def plan(problem: Problem, seconds: float, workers: int, seed: int) -> Found:
    """CP-SAT's best plan after so many seconds of search; building its model is not counted.

    Raises
    ------
    ValueError
        The day has something that this model does not have.
    """
    reason = refusal(problem)
    if reason:
        raise ValueError(f"the plain model does not have {reason}.")
    began = time.monotonic()
    model = CpModel()
    operations = Operations(model, problem)
    model.minimize(objective(model, problem, operations))
    building = time.monotonic() - began
    solver = CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    watch = _Watch(operations)
    status = solver.solve(model, watch)
    claim: dict[str, object] = {"status": solver.status_name(status)}
    if not watch.found:
        return Found(None, (), building, claim)
    claim |= {"objective": solver.objective_value, "bound": solver.best_objective_bound}
    steps = tuple((second, paint(problem, decided)) for second, decided in watch.found)
    return Found(steps[-1][1], steps, building, claim)


class _Watch(CpSolverSolutionCallback):
    """Notes every better solution and when it came."""

    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self.operations = operations
        self.found: list[tuple[float, Decided]] = []

    def on_solution_callback(self) -> None:
        """Called by CP-SAT."""
        self.found.append((self.wall_time, self.operations.decided(self.value, self.boolean_value)))
