from __future__ import annotations

from random import Random
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings

from scheduler.judge import judge
from scheduler.plan import Plan
from scheduler.problem import Problem
from solver.compiled import Compiled
from solver.neighbourhoods import floating
from solver.neighbourhoods.floating import Floating
from solver.neighbourhoods.neighbourhood import Result
from solver.search.construct import Construct
from solver.search.priorities import sequences
from tests.brute_force import optimum
from tests.builders import operation, place, plan, problem, technician
from tests.strategies import TINY, everything, housed, painting, problems, replanned, restricted

DAYS = problems(TINY) | replanned(TINY) | restricted(TINY) | housed(TINY) | painting(TINY) | everything(TINY)
WHOLE = 100.0
"""Deterministic seconds that prove every tiny day."""
USUAL = settings(max_examples=25, suppress_health_check=list(HealthCheck))


def floated(day: Problem, known: Plan, free: set[str], index: int = 0) -> Result:
    values = judge(day, known).score.values
    return Floating(Compiled(day), index, lambda: False).best(known, free, values, WHOLE, Random(1), lambda: False)


def first_plan(day: Problem) -> Plan:
    return Construct(Compiled(day)).plan(next(sequences(day)))


@USUAL
@given(DAYS)
def test_where_everything_is_free_nothing_better_exists(day: Problem) -> None:
    known = first_plan(day)
    with patch.object(floating, "OTHERS", 1.0):
        result = floated(day, known, {*day.orders, *day.operations})
    assert result.is_proved
    best = judge(day, result.plan or known)
    assert best.valid
    assert best.score.values[0] == optimum(day)[0]


@USUAL
@given(DAYS)
def test_a_plan_of_which_nothing_is_free_stays_possible_and_gets_no_worse(day: Problem) -> None:
    known = first_plan(day)
    for index in range(len(day.tiers)):
        result = floated(day, known, set(), index)
        assert result.is_proved
        assert result.gains[-1] >= 0
        if result.plan is not None:
            before, after = (judge(day, each).score.values for each in (known, result.plan))
            assert after[: index + 1] < before[: index + 1]


@pytest.fixture
def gaps() -> tuple[Problem, Plan]:
    """t works on a from 4 to 6; before and after there are 4 ticks, b needs 6."""
    day = problem([operation("a1", 2), operation("b1", 6)], technicians=[technician("t", 10)], horizon=10)
    return day, plan(day, place(day, "a1", 4, 6, "t"), left_out=["b"])


def test_held_work_moves_aside_so_that_gaps_come_together(gaps: tuple[Problem, Plan]) -> None:
    """a at 0 or 2 leaves 6 ticks after it, or before."""
    result = floated(*gaps, {"b"})
    assert result.plan is not None
    assert not result.plan.left_out


def test_who_is_left_out_stays_so_unless_it_is_free(gaps: tuple[Problem, Plan]) -> None:
    assert floated(*gaps, set()).plan is None


def test_held_work_keeps_its_turn() -> None:
    """b, due at 2, comes after a while both are held; free, it goes first: one promise more."""
    day = problem(
        [operation("a1", 2), operation("b1", 2)],
        technicians=[technician("t", 10)],
        orders={"a": {"due": 10}, "b": {"due": 2}},
        horizon=10,
    )
    known = plan(day, place(day, "a1", 0, 2, "t"), place(day, "b1", 2, 4, "t"))
    assert floated(day, known, set()).plan is None
    assert floated(day, known, {"b1"}).plan is not None


def test_nothing_is_found_when_time_is_over_before_the_model_is_told(gaps: tuple[Problem, Plan]) -> None:
    day, known = gaps
    values = judge(day, known).score.values
    late = Floating(Compiled(day), 0, lambda: True)
    assert late.best(known, {"b"}, values, WHOLE, Random(1), lambda: True) == Result()
