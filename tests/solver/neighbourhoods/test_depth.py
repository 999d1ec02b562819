from __future__ import annotations

from solver.incumbent import Incumbent
from solver.neighbourhoods.depth import EXCURSION, PATIENCE, Depth
from solver.pace import Pace
from tests.builders import operation, place, plan, problem


def late() -> Incumbent:
    """One order, an hour late: the first two tiers are worth something."""
    day = problem([operation("a1")], horizon=20, orders={"a": {"due": 1}})
    return Incumbent(day, plan(day, place(day, "a1", 0, 2, "t")), lambda _: None, Pace(60.0))


def test_promises_come_with_lateness() -> None:
    assert Depth(late()).last == 1


def test_what_is_proved_counts_only_as_a_limit() -> None:
    best = late()
    best.raise_bound(0, best.values[0])
    best.raise_bound(1, best.values[1])
    assert best.values[2] == 0
    assert Depth(best).last == 3


def test_without_a_gain_for_long_one_tier_more_counts_for_a_while() -> None:
    depth = Depth(late())
    seen = []
    for _ in range(PATIENCE + 2 * EXCURSION):
        depth.tried(gained=False)
        seen.append(depth.last)
    assert [seen.count(last) for last in (1, 2, 3)] == [PATIENCE, EXCURSION, EXCURSION]
    assert seen[-1] == 1


def test_when_every_tier_is_done_it_is_over() -> None:
    """Calm is worth nothing: after promises and lateness only the cost is left."""
    depth = Depth(late())
    depth.finish()
    assert depth.last == 3
    assert not depth.is_over
    depth.finish()
    assert depth.is_over
