"""In one warm process: how long a first plan and a judgement take, from the loaded problem."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.search.construct import Construct
from solver.search.priorities import sequences

REPEATS = 15


@dataclass(frozen=True, slots=True)
class Speed:
    """Median and range in milliseconds over ``REPEATS`` runs."""

    what: str
    median: float
    least: float
    most: float


def measure(path: Path) -> list[Speed]:
    """Reading, translating, the first complete valid plan, the judge."""
    text = path.read_bytes()
    day = read_day(text)
    problem = to_problem(day)
    plan = first_plan(problem)
    return [
        _timed("read the document", lambda: read_day(text)),
        _timed("translate", lambda: to_problem(day)),
        _timed("first complete plan", lambda: first_plan(problem)),
        _timed("judge", lambda: judge(problem, replace(plan))),
    ]


def first_plan(problem: Problem) -> Plan:
    """What ``solve`` shows first, with everything it works out before."""
    return Construct(Compiled(problem)).plan(next(sequences(problem)))


def _timed(what: str, action: Callable[[], object]) -> Speed:
    action()
    taken = []
    for _ in range(REPEATS):
        gc.collect()
        began = time.perf_counter()
        action()
        taken.append(1000 * (time.perf_counter() - began))
    return Speed(what, statistics.median(taken), min(taken), max(taken))
