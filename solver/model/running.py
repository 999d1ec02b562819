"""Running CP-SAT on a model: it hands on solutions and bounds as they come, and stops when it is told to."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.model.interruptible import solved
from solver.pace import Pace

Value = Callable[[cp_model.IntVar], int]


def run(
    model: cp_model.CpModel,
    pace: Pace,
    workers: int,
    seed: int,
    found: Callable[[Value], object],
    raised: Callable[[int], object],
    *,
    neighbourhoods: bool = False,
) -> str:
    """Minimise until it is proved or over; the status that it ended with.

    ``found``: is given every solution. ``raised``: is given every bound. ``neighbourhoods``: search for better
    solutions only.

    Raises
    ------
    Exception
        What ``found`` raised first.
    """
    solver = _solver(pace, workers, seed)
    solver.parameters.use_lns_only = neighbourhoods
    solver.best_bound_callback = lambda bound: _tell(raised, bound)
    watch = _Watch(found)
    status = solved(solver, model, pace.is_over, watch)
    pace.count(solver.response_proto.deterministic_time)
    if watch.failure is not None:
        raise watch.failure
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raised(_whole(solver.best_objective_bound))
    return "UNKNOWN" if status is None else str(solver.status_name(status))


def _solver(pace: Pace, workers: int, seed: int) -> cp_model.CpSolver:
    """What is counted is limited by counting, and searched by one worker: so it can be repeated."""
    solver = cp_model.CpSolver()
    if pace.counted:
        solver.parameters.max_deterministic_time = max(0.001, pace.left)
    else:
        solver.parameters.max_time_in_seconds = max(0.001, pace.left)
    solver.parameters.num_workers = workers
    solver.parameters.interleave_search = workers == 1
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False  # Ctrl-C is ours: OR-Tools would abort the process
    solver.parameters.cp_model_probing_level = 0  # probing takes seconds on a medium day and finds little
    return solver


def _tell(raised: Callable[[int], object], bound: float) -> None:
    raised(_whole(bound))


def _whole(bound: float) -> int:
    """Goals are integers: a bound may be rounded up, but for the solver's noise."""
    return -int(-(bound - 1e-6) // 1)


class _Watch(cp_model.CpSolverSolutionCallback):
    """Hands every solution on; keeps the first failure, for an exception would be lost in the solver's thread."""

    def __init__(self, found: Callable[[Value], object]) -> None:
        super().__init__()
        self._found = found
        self.failure: Exception | None = None

    def on_solution_callback(self) -> None:
        try:
            self._found(self.value)
        except Exception as failure:
            self.failure = self.failure or failure
            self.stop_search()
