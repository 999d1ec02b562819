from __future__ import annotations

import os
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from solver.bounds.schedules.bounding import bound, raise_bound, tables_of
from solver.bounds.solving import solve, whole
from solver.bounds.tiers import program_of
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.jit import COMPILED
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.brute_force import optimum
from tests.builders import operation, problem, technician
from tests.solver.bounds.days import fixture
from tests.strategies import TINY, everything, housed, painting, problems, replanned, restricted

pytestmark = pytest.mark.skipif(not COMPILED, reason="no bound is sought where nothing is compiled")
EXAMPLES = int(os.environ.get("EXAMPLES", "10"))
RELAXED = settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


def bounded(day: Problem, tier: int, limits: tuple[int, ...], value: int, rounds: int = 400) -> int | None:
    tables = tables_of(Compiled(day), lambda: False)
    assert tables is not None
    terms = [some.terms for some in day.tiers[: tier + 1]]
    return bound(tables, terms, limits, value, Pace(600), lambda: False, rounds=rounds)


@RELAXED
@given(problems(TINY) | replanned(TINY) | restricted(TINY) | housed(TINY) | painting(TINY) | everything(TINY))
def test_no_bound_is_above_the_optimum(day: Problem) -> None:
    best = optimum(day)
    for tier in range(2):
        found = bounded(day, tier, best[:tier], best[tier] + 1)
        assert found is not None
        assert found <= best[tier]


def three_for_two() -> Problem:
    """Three orders of four ticks, weight 4, due at 6; two technicians there for six, twelve ticks in all."""
    return problem([operation(f"{o}1", 4) for o in "abc"], technicians=[technician("t", 6), technician("u", 6)])


def test_work_that_nobody_can_split_does_not_fit_where_the_ticks_would_do() -> None:
    """Whoever does four of six ticks is at work at the third: two can be, so one is left out: 3 × 4."""
    day = three_for_two()
    work = program_of(Compiled(day), 0, (), lambda: False, grids=(1,))
    assert work is not None
    assert whole(solve(work.program, "HIGHS", 600, lambda: False).bound) == 0
    assert bounded(day, 0, (), 12) == 12


def test_an_order_behind_another_waits_in_every_operation() -> None:
    """One technician, two orders of two ticks that both wait from 0: ready at 2 and 4, 30 minutes after arrival."""
    orders = {o: {"waits": True} for o in "ab"}
    assert bounded(problem([operation("a1", 2), operation("b1", 2)], orders=orders), 1, (0,), 30) == 30


def test_nothing_is_said_of_tiers_without_promises_lateness_or_waiting() -> None:
    day = replace(three_for_two(), tiers=(Tier("makespan", (Term("makespan"),)),))
    best = raised(day, 0, Pace(600))
    assert best.bounds == [None]


def test_it_ends_at_once_when_it_is_over() -> None:
    assert raised(three_for_two(), 0, Pace(600, lambda: True)).bounds[0] is None


@pytest.mark.parametrize("name", ["medium-full", "ev-day", "recall-wave", "body-paint-week", "mid-day"])
def test_days_with_every_feature_have_bounds_that_are_not_above_a_plan(name: str) -> None:
    """After a few rounds of prices, counted."""
    for tier in range(2):
        best = raised(fixture(name), tier, Pace(0.002, counted=True))
        found = best.bounds[tier]
        assert found is not None
        assert 0 <= found <= best.values[tier]


def raised(day: Problem, tier: int, pace: Pace) -> Incumbent:
    """The first plan of all, with the bound of a tier."""
    compiled = Compiled(day)
    best = Incumbent(day, Construct(compiled).plan(next(sequences(day))), lambda progress: None, pace)
    raise_bound(compiled, tier, best, pace)
    return best
