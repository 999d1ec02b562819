from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.neighbourhoods import drift
from solver.neighbourhoods.drift import Drift
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.brute_force import optimum
from tests.builders import operation, problem
from tests.strategies import TINY, everything

DAY = Path(__file__).parents[3] / "fixtures/days/small.json"


@pytest.fixture(scope="module")
def small() -> Compiled:
    return Compiled(to_problem(read_day(DAY.read_bytes())))


def incumbent(compiled: Compiled, pace: Pace) -> Incumbent:
    first = Construct(compiled).plan(next(sequences(compiled.problem)))
    return Incumbent(compiled.problem, first, lambda progress: None, pace)


@given(everything(TINY))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_it_ends_by_itself_once_the_first_tiers_are_as_good_as_their_bounds(day: Problem) -> None:
    """Bounds that say what the optimum is are met, or time (counted) is over; nothing invalid is ever offered."""
    compiled, pace = Compiled(day), Pace(0.5, counted=True)
    best = incumbent(compiled, pace)
    for tier, value in enumerate(optimum(day)):
        best.raise_bound(tier, value)
    Drift(compiled, best, 1).run(pace)
    assert best.judgement.valid
    assert best.is_proved or pace.is_over() or not Drift(compiled, best, 1).is_possible


def test_the_same_seed_and_the_same_work_give_the_same_plan(small: Compiled) -> None:
    found = []
    for _ in range(2):
        pace = Pace(0.1, counted=True)
        best = incumbent(small, pace)
        Drift(small, best, 3).run(pace)
        found.append(best)
    assert found[0].plan == found[1].plan
    assert found[0].values < incumbent(small, pace).values


def test_a_stop_at_any_moment_keeps_the_best(small: Compiled) -> None:
    for seconds in (0.0, 0.05, 0.4, 1.1):
        stop = threading.Event()
        pace = Pace(60.0, stop.is_set)
        best = incumbent(small, pace)
        running = threading.Thread(target=Drift(small, best, 1).run, args=(pace,))
        running.start()
        time.sleep(seconds)
        stop.set()
        running.join(30.0)
        assert not running.is_alive()
        assert best.judgement.valid


def test_what_is_too_large_for_one_model_is_not_begun(small: Compiled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "MOST", len(small.problem.planned) - 1)
    assert not Drift(small, incumbent(small, Pace(1.0)), 1).is_possible


def test_where_nothing_is_decided_there_is_nothing_to_do() -> None:
    compiled, pace = Compiled(problem([operation("a1", 9)])), Pace(0.05, counted=True)
    best = incumbent(compiled, pace)
    Drift(compiled, best, 1).run(pace)
    assert list(best.plan.left_out) == ["a"]
