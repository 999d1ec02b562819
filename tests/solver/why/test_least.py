"""The least amount of a change that works."""

from __future__ import annotations

import pytest

from solver.why.least import least
from solver.why.rescue import Change
from tests.builders import operation, problem

DAY = problem([operation("a1")])


@pytest.mark.parametrize(("needed", "found"), [(1, [1]), (7, [7]), (24, [24]), (25, [])])
def test_as_little_as_works_is_found_or_nothing_at_all(needed: int, found: list[int]) -> None:
    changes = least(24, lambda by: Change("", by, DAY), lambda change: change.price >= needed)
    assert [change.price for change in changes] == found
