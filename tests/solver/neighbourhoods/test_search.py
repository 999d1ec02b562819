from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler.ports import Progress, SolveParams
from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.neighbourhoods.drift import Drift
from solver.neighbourhoods.search import Search
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.solve import solve
from tests.builders import operation, problem
from tests.strategies import TINY, everything

Searching = type[Search] | type[Drift]
SEARCHES = pytest.mark.parametrize("search", [Search, Drift])
DAY = Path(__file__).parents[3] / "fixtures/days/small.json"


def incumbent(day: Problem, pace: Pace, seen: list[Progress] | None = None) -> Incumbent:
    first = Construct(Compiled(day)).plan(next(sequences(day)))
    return Incumbent(day, first, (seen if seen is not None else []).append, pace)


@given(everything(TINY))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_when_everything_was_free_nothing_better_is_left(day: Problem) -> None:
    """A tiny problem is free as a whole: what ends by itself is as good as what is proved."""
    pace = Pace(20.0, counted=True)
    best = incumbent(day, pace)
    Search(Compiled(day), best, 1).run(pace)
    proved = solve(day, SolveParams(time_limit=20.0, workers=1))
    if pace.left and all(proved.proved):
        assert best.values == proved.judgement.score.values


@SEARCHES
def test_the_same_seed_and_the_same_work_give_the_same_plan(search: Searching) -> None:
    day = to_problem(read_day(DAY.read_bytes()))
    found = []
    for _ in range(2):
        pace = Pace(0.1, counted=True)
        best = incumbent(day, pace)
        search(Compiled(day), best, 3).run(pace)
        found.append(best)
    assert found[0].plan == found[1].plan
    assert found[0].values < incumbent(day, pace).values


@SEARCHES
def test_a_stop_at_any_moment_keeps_the_best(search: Searching) -> None:
    day = to_problem(read_day(DAY.read_bytes()))
    compiled = Compiled(day)
    for seconds in (0.0, 0.05, 0.4, 1.1):
        stop = threading.Event()
        pace = Pace(60.0, stop.is_set)
        best = incumbent(day, pace)
        running = threading.Thread(target=search(compiled, best, 1).run, args=(pace,))
        running.start()
        time.sleep(seconds)
        stop.set()
        running.join(300.0)
        assert not running.is_alive()
        assert best.judgement.valid


@SEARCHES
def test_where_nothing_is_decided_there_is_nothing_to_do(search: Searching) -> None:
    day = problem([operation("a1", 9)])
    pace = Pace(0.05, counted=True)
    best = incumbent(day, pace)
    search(Compiled(day), best, 1).run(pace)
    assert list(best.plan.left_out) == ["a"]
