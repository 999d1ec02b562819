"""Which equipment units an operation can hold."""

from __future__ import annotations

from collections.abc import Collection

from scheduler.units import unit_sets
from tests.builders import Pool, operation, problem

ISTA, GAUGE = Pool("ista", "ISTA", ("I1", "I2", "I3")), Pool("gauge", "Gauge", ("I3", "G1"))


def sets(*needs: tuple[str, int], busy: Collection[str] = (), liked: tuple[str, ...] = ()) -> list[set[str]]:
    spec = operation("a1", equipment=needs)
    day = problem([spec], pools=[ISTA, GAUGE])
    return [set(held) for held in unit_sets(day, spec, busy, liked)]


def test_nothing_is_held_where_nothing_is_needed() -> None:
    assert sets() == [set()]


def test_every_set_of_free_units_is_told_those_that_are_liked_first() -> None:
    assert sets(("ista", 2), busy={"I1"}) == [{"I2", "I3"}]
    assert sets(("ista", 1), liked=("I2",)) == [{"I2"}, {"I1"}, {"I3"}]
    assert sets(("ista", 2), busy={"I1", "I3"}) == []


def test_a_unit_of_two_pools_counts_in_both() -> None:
    """I3 alone is one of each pool; with I1 there would be two of the first, with G1 two of the second."""
    assert sets(("ista", 1), ("gauge", 1)) == [{"I1", "G1"}, {"I2", "G1"}, {"I3"}]
