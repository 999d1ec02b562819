"""The least amount of a change that works, where more of it does not work worse: by bisection."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from solver.why.rescue import Change


def least(most: int, change: Callable[[int], Change], works: Callable[[Change], object]) -> Iterator[Change]:
    """The change by the fewest ticks from 1 to ``most`` that works; none where the most does not."""
    best = change(most)
    if not works(best):
        return
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        tried = change(middle)
        if works(tried):
            best, high = tried, middle
        else:
            low = middle + 1
    yield best
