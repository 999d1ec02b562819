"""Prove: CP-SAT on the exact model, from a complete hint, tier by tier, streaming every better plan and bound."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.model.build import Model, build
from solver.model.decode import plan_of
from solver.pace import Pace

SHARE = 0.7
"""Share of the remaining time that a tier may use; the last may use it all."""
LARGE = 150
"""Operations above which CP-SAT's own search for a proof gets in the way of better plans."""
NEIGHBOURHOODS = 0.85
"""Share of a large tier's time for neighbourhoods alone."""
WORTHWHILE = 0.5
"""Seconds below which a search for a bound is not begun."""


def prove(compiled: Compiled, best: Incumbent, pace: Pace, workers: int, seed: int) -> None:
    """Improve the incumbent and its bounds until all tiers are proved or it is over."""
    tiers = compiled.problem.tiers
    for index in range(len(tiers)):
        if pace.is_over():
            return
        if best.values[index] == 0:
            best.raise_bound(index, 0)
        else:
            share = 1.0 if index == len(tiers) - 1 else SHARE
            _solve_tier(compiled, index, best, pace.until(share), workers, seed)
        best.settle()


def _solve_tier(compiled: Compiled, index: int, best: Incumbent, pace: Pace, workers: int, seed: int) -> None:
    """Large models get neighbourhoods first, which find better plans, then what is left for a bound."""
    model = _model(compiled, index, best, pace.is_over)
    if model is None:
        return
    if len(compiled.problem.planned) > LARGE:
        _minimise(model, index, best, pace.until(NEIGHBOURHOODS), workers, seed, neighbourhoods=True)
    if best.bounds[index] != best.values[index] and pace.left > WORTHWHILE:
        _minimise(model, index, best, pace, workers, seed, neighbourhoods=False)


def _model(compiled: Compiled, index: int, best: Incumbent, is_over: Callable[[], bool]) -> Model | None:
    """The model knows no later tier, so it is as small as can be; earlier tiers keep to their limits."""
    model = build(compiled, compiled.problem.tiers[: index + 1], is_over)
    if model is not None:
        for expression, limit in zip(model.tiers[:index], best.limits, strict=True):
            model.cp.add(expression <= limit)
    return model


def _minimise(
    model: Model, index: int, best: Incumbent, pace: Pace, workers: int, seed: int, *, neighbourhoods: bool
) -> None:
    model.cp.minimize(model.tiers[index])
    model.x.hint(best.plan)
    solver = _solver(pace, workers, seed)
    solver.parameters.use_lns_only = neighbourhoods
    solver.best_bound_callback = lambda bound: best.raise_bound(index, _whole(bound))
    watch = _Watch(lambda value: best.offer(plan_of(model.x, value), "prove"))
    ended: list[cp_model.CpSolverStatus] = []
    running = threading.Thread(target=lambda: ended.append(solver.solve(model.cp, watch)), daemon=True)
    running.start()
    while running.is_alive():
        running.join(0.02)
        if pace.is_over():
            solver.stop_search()
    pace.count(solver.response_proto.deterministic_time)
    if watch.failure is not None:
        raise watch.failure
    if ended and ended[0] in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        best.raise_bound(index, _whole(solver.best_objective_bound))


def _solver(pace: Pace, workers: int, seed: int) -> cp_model.CpSolver:
    """What is counted is limited by counting, and searched by one worker: so it can be repeated."""
    solver = cp_model.CpSolver()
    if pace.counted:
        solver.parameters.max_deterministic_time = max(0.01, pace.left)
    else:
        solver.parameters.max_time_in_seconds = max(0.01, pace.left)
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.catch_sigint_signal = False  # Ctrl-C is ours: OR-Tools would abort the process
    solver.parameters.cp_model_probing_level = 0  # probing takes seconds on a medium day and finds little
    return solver


def _whole(bound: float) -> int:
    """Goals are integers: a bound may be rounded up, but for the solver's noise."""
    return -int(-(bound - 1e-6) // 1)


class _Watch(cp_model.CpSolverSolutionCallback):
    """Hands every solution on; keeps the first failure, for an exception would be lost in the solver's thread."""

    def __init__(self, found: Callable[[Callable[[cp_model.IntVar], int]], bool]) -> None:
        super().__init__()
        self._found = found
        self.failure: Exception | None = None

    def on_solution_callback(self) -> None:
        try:
            self._found(self.value)
        except Exception as failure:
            self.failure = self.failure or failure
            self.stop_search()
