"""Exact shares: a day of 50 orders has 45 % small jobs, not 45 % on average."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import TypeVar

T = TypeVar("T")


def in_shares(rng: Random, count: int, shares: Mapping[T, int]) -> list[T]:
    """``count`` values in these shares as nearly as whole numbers allow, in random order."""
    total = sum(shares.values())
    numbers = {value: count * share // total for value, share in shares.items()}
    rest = {value: count * share % total for value, share in shares.items()}
    for value in sorted(shares, key=lambda v: -rest[v])[: count - sum(numbers.values())]:
        numbers[value] += 1
    values = [value for value, number in numbers.items() for _ in range(number)]
    rng.shuffle(values)
    return values
