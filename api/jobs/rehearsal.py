"""A plan that nobody needs: all that solves use is imported, compiled and in memory afterwards."""

from __future__ import annotations

from api.jobs.reports import as_json
from api.wiring import solver
from scheduler.day import plan_day
from scheduler.generate import generate
from scheduler.ports import SolveParams
from scheduler.read import read_day
from solver.jit import compile_for
from solver.warm import CALLED


def rehearse() -> None:
    """Compile what is not on disk yet, and make the first plan of a usual day; one worker begins no thread."""
    for function, types in CALLED:
        compile_for(function, types)
    day = read_day(as_json(generate("medium")))
    as_json(plan_day(day, solver(), SolveParams(workers=1), stopped=lambda: True).document)
