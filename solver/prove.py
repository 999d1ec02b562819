"""Prove: CP-SAT on the exact model, from a complete hint, tier by tier, streaming every better plan and bound."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ortools.sat.python import cp_model

from scheduler.ports import SolveParams
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.model.build import Model, build
from solver.model.decode import plan_of

SHARE = 0.7
"""Share of the remaining time that a tier may use; the last may use it all."""
LARGE = 150
"""Operations above which CP-SAT's own search for a proof gets in the way of better plans."""
NEIGHBOURHOODS = 0.85
"""Share of a large tier's time for neighbourhoods alone."""
WORTHWHILE = 0.5
"""Seconds below which a search for a bound is not begun."""


def prove(
    compiled: Compiled, best: Incumbent, params: SolveParams, deadline: float, stopped: Callable[[], bool]
) -> None:
    """Improve the incumbent and its bounds until all tiers are proved, the deadline has come or it is stopped.

    ``deadline`` is on ``time.monotonic``'s clock.
    """
    tiers = compiled.problem.tiers

    def is_over() -> bool:
        return stopped() or time.monotonic() >= deadline

    for index in range(len(tiers)):
        if is_over():
            return
        if best.values[index] == 0:
            best.raise_bound(index, 0)
        else:
            share = 1.0 if index == len(tiers) - 1 else SHARE
            _solve_tier(
                compiled, index, best, params, time.monotonic() + share * (deadline - time.monotonic()), stopped
            )
        best.settle()


def _solve_tier(
    compiled: Compiled, index: int, best: Incumbent, params: SolveParams, until: float, stopped: Callable[[], bool]
) -> None:
    """Large models get neighbourhoods first, which find better plans, then what is left for a bound."""
    model = _model(compiled, index, best, lambda: stopped() or time.monotonic() >= until)
    if model is None:
        return
    if len(compiled.problem.planned) > LARGE:
        then = until - (1 - NEIGHBOURHOODS) * (until - time.monotonic())
        _minimise(model, index, best, params, then, stopped, neighbourhoods=True)
    if best.bounds[index] != best.values[index] and until - time.monotonic() > WORTHWHILE:
        _minimise(model, index, best, params, until, stopped, neighbourhoods=False)


def _model(compiled: Compiled, index: int, best: Incumbent, is_over: Callable[[], bool]) -> Model | None:
    """The model knows no later tier, so it is as small as can be; earlier tiers keep to their limits."""
    model = build(compiled, compiled.problem.tiers[: index + 1], is_over)
    if model is not None:
        for expression, limit in zip(model.tiers[:index], best.limits, strict=True):
            model.cp.add(expression <= limit)
    return model


def _minimise(
    model: Model,
    index: int,
    best: Incumbent,
    params: SolveParams,
    until: float,
    stopped: Callable[[], bool],
    *,
    neighbourhoods: bool,
) -> None:
    model.cp.minimize(model.tiers[index])
    model.x.hint(best.plan)
    solver = _solver(params, until)
    solver.parameters.use_lns_only = neighbourhoods
    solver.best_bound_callback = lambda bound: best.raise_bound(index, _whole(bound))
    watch = _Watch(lambda value: best.offer(plan_of(model.x, value), "prove"))
    ended: list[cp_model.CpSolverStatus] = []
    running = threading.Thread(target=lambda: ended.append(solver.solve(model.cp, watch)))
    running.start()
    while running.is_alive():
        running.join(0.03)
        if stopped() or time.monotonic() > until + 0.2:
            solver.stop_search()
    if watch.failure is not None:
        raise watch.failure
    if ended and ended[0] in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        best.raise_bound(index, _whole(solver.best_objective_bound))


def _solver(params: SolveParams, until: float) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, until - time.monotonic())
    solver.parameters.num_workers = params.workers
    solver.parameters.random_seed = params.seed
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
