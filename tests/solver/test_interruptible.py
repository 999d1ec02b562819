from __future__ import annotations

import time

from ortools.sat.python.cp_model import OPTIMAL, UNKNOWN, CpModel, CpSolver

from solver.model.interruptible import solved


def test_what_ends_by_itself_has_its_status() -> None:
    model = CpModel()
    model.maximize(model.new_int_var(0, 7, "x"))
    assert solved(CpSolver(), model, lambda: False) == OPTIMAL


def test_what_is_stopped_ends_soon() -> None:
    """Eleven pigeons in ten holes: without a hint of counting, hours."""
    model = CpModel()
    holes = [[model.new_bool_var(f"{p}/{h}") for h in range(10)] for p in range(11)]
    for pigeon in holes:
        model.add_bool_or(pigeon)
    for hole in zip(*holes, strict=True):
        for i, one in enumerate(hole):
            for other in hole[:i]:
                model.add_bool_or([~one, ~other])
    solver = CpSolver()
    solver.parameters.cp_model_presolve = False
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 600.0
    asked, began = iter([False] * 5), time.monotonic()
    assert solved(solver, model, lambda: next(asked, True)) == UNKNOWN
    assert time.monotonic() - began < 300
