"""Exact shares."""

from collections import Counter
from random import Random

import pytest

from scheduler.generate.shares import in_shares


@pytest.mark.parametrize(
    ("count", "shares", "expected"),
    [
        (50, {"a": 45, "b": 55}, {"a": 23, "b": 27}),  # 22.5 and 27.5: of equal rests the first is rounded up
        (14, {"a": 45, "b": 27, "c": 18, "d": 10}, {"a": 6, "b": 4, "c": 3, "d": 1}),  # 6.3, 3.78, 2.52, 1.4
        (0, {"a": 1}, {}),
        (3, {"a": 1, "b": 1}, {"a": 2, "b": 1}),
    ],
)
def test_the_largest_rests_are_rounded_up(count: int, shares: dict[str, int], expected: dict[str, int]) -> None:
    assert Counter(in_shares(Random(1), count, shares)) == expected


def test_the_order_is_random() -> None:
    assert in_shares(Random(1), 20, {"a": 1, "b": 1}) != in_shares(Random(2), 20, {"a": 1, "b": 1})
