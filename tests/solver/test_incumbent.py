from __future__ import annotations

import pytest

from scheduler.ports import Progress
from solver.incumbent import Incumbent, InvalidPlan
from solver.pace import Pace
from tests.builders import operation, place, plan, problem


def incumbent(seen: list[Progress]) -> Incumbent:
    """Everything left out: two orders of weight 4, three times each."""
    day = problem([operation("a1"), operation("b1")])
    return Incumbent(day, plan(day, left_out=["a", "b"]), seen.append, Pace(60.0))


def test_only_a_better_plan_is_kept_and_reported() -> None:
    seen: list[Progress] = []
    best = incumbent(seen)
    day = best.problem
    assert best.offer(plan(day, place(day, "a1", 0, 2, "t"), left_out=["b"]), "improve")
    assert not best.offer(plan(day, left_out=["a", "b"]), "improve")
    assert [p.judgement.score.values[0] for p in seen] == [24, 12]


def test_an_invalid_plan_is_never_kept_however_good() -> None:
    seen: list[Progress] = []
    best = incumbent(seen)
    day = best.problem
    clash = plan(day, place(day, "a1", 0, 2, "t"), place(day, "b1", 1, 3, "t"))
    with pytest.raises(InvalidPlan, match="T is busy"):
        best.offer(clash, "prove")
    assert len(seen) == 1


def test_a_bound_only_rises_and_never_below_nought() -> None:
    best = incumbent([])
    for bound, known in ((-700, 0), (5, 5), (3, 5), (24, 24)):
        best.raise_bound(0, bound)
        assert best.bounds[0] == known


def test_a_bound_above_a_known_plan_is_never_shown_as_a_proof() -> None:
    """The value is 24: a bound of 25 refutes itself and every later one of its tier."""
    best = incumbent([])
    best.raise_bound(0, 25)
    best.raise_bound(0, 24)
    assert best.bounds[0] is None
    assert best.outcome().proved == (False,) * 4


def test_a_plan_below_its_bound_takes_the_bound_away() -> None:
    best = incumbent([])
    day = best.problem
    best.raise_bound(0, 20)
    assert best.offer(plan(day, place(day, "a1", 0, 2, "t"), left_out=["b"]), "improve")
    assert best.bounds[0] is None
