from __future__ import annotations

import pytest

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from scheduler.profiles import Term, Tier
from solver.bounds.solving import solve, whole
from solver.bounds.tiers import program_of, raise_bound
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.builders import operation, problem
from tests.solver.bounds.days import fixture


def incumbent(day: Problem, pace: Pace) -> tuple[Compiled, Incumbent]:
    """With the first plan of all."""
    compiled = Compiled(day)
    plan: Plan = Construct(compiled).plan(next(sequences(day)))
    assert judge(day, plan).valid
    return compiled, Incumbent(day, plan, lambda progress: None, pace)


@pytest.mark.parametrize("name", ["medium-full", "ev-day", "recall-wave", "body-paint-week", "mid-day"])
def test_days_with_every_feature_have_bounds_that_are_not_above_a_plan(name: str) -> None:
    compiled, best = incumbent(fixture(name), Pace(600))
    for tier in range(2):
        work = program_of(compiled, tier, best.values[:tier], lambda: False)
        assert work is not None
        bound = whole(solve(work.program, "GLOP", 600, lambda: False, relaxed=True).bound)
        assert bound is not None
        assert 0 <= bound <= best.values[tier]


def test_proved_values_are_nearly_reached() -> None:
    """CP-SAT proves 600 on the small day and 1,240 with the recalls, given that all promises are kept."""
    for name, proved in (("small", 600), ("recall-wave", 1240)):
        work = program_of(Compiled(fixture(name)), 1, (0,), lambda: False)
        assert work is not None
        bound = solve(work.program, "GLOP", 600, lambda: False, relaxed=True).bound
        assert 0.9 * proved <= bound <= proved


def test_a_waiting_customer_costs_time_even_where_work_may_be_split() -> None:
    """One technician; a takes 2 ticks and is due at 2, b takes 2 ticks and waits: ready at 4, 20 minutes after arrival.

    On the grid of one tick a fills 0–2, so that b's two ticks of work, at 2 and 3, cost ⌈3 ∕ 2⌉ + ⌈4 ∕ 2⌉ = 4 ticks.
    """
    orders = {"a": {"due": 2, "weight": 3}, "b": {"due": 8, "waits": True}}
    day = problem([operation("a1", 2), operation("b1", 2)], horizon=8, orders=orders)
    work = program_of(Compiled(day), 1, (0,), lambda: False, grids=(1,))
    assert work is not None
    assert whole(solve(work.program, "GLOP", 600, lambda: False, relaxed=True).bound) == 20


def test_nothing_is_said_of_tiers_without_promises_lateness_or_waiting() -> None:
    tiers = (Tier("makespan", (Term("makespan"),)), Tier("lateness", (Term("lateness", 2), Term("overtime"))))
    day = problem([operation("a1", 3)], horizon=6, orders={"a": {"due": 1, "weight": 5}}, tiers=tiers)
    pace = Pace(600)
    compiled, best = incumbent(day, pace)
    raise_bound(compiled, 0, best, pace, 0)
    raise_bound(compiled, 1, best, pace, 0)
    assert best.bounds == [None, 100]  # two ticks late, weight 5, twice


def test_nothing_is_done_where_work_is_counted() -> None:
    pace = Pace(10, counted=True)
    compiled, best = incumbent(fixture("small"), pace)
    raise_bound(compiled, 0, best, pace, 0)
    assert best.bounds[0] is None
