from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler.judge import judge
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
from tests.strategies import TINY, everything

DAY = Path(__file__).parents[3] / "fixtures/days/small.json"


@pytest.fixture(scope="module")
def small() -> Compiled:
    return Compiled(to_problem(read_day(DAY.read_bytes())))


def incumbent(compiled: Compiled, pace: Pace) -> Incumbent:
    first = Construct(compiled).plan(next(sequences(compiled.problem)))
    return Incumbent(compiled.problem, first, lambda progress: None, pace)


@given(everything(TINY))
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
def test_whatever_is_found_is_valid_no_worse_than_before_and_never_better_than_the_optimum(day: Problem) -> None:
    compiled, pace = Compiled(day), Pace(0.1, counted=True)
    best = incumbent(compiled, pace)
    first = best.values
    Drift(compiled, best, 1).run(pace)
    assert judge(day, best.plan).valid
    assert optimum(day) <= best.values <= first


def test_it_ends_at_once_where_every_tier_is_as_good_as_its_bound(small: Compiled) -> None:
    pace = Pace(600.0, counted=True)
    best = incumbent(small, pace)
    for tier, value in enumerate(best.values):
        best.raise_bound(tier, value)
    Drift(small, best, 1).run(pace)
    assert pace.spent == 0


def test_what_is_too_large_for_one_model_is_not_begun(small: Compiled, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "MOST", len(small.problem.planned) - 1)
    assert not Drift(small, incumbent(small, Pace(1.0)), 1).is_possible
