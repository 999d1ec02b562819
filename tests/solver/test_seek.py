from __future__ import annotations

from scheduler.ports import Ending, SolveParams
from solver.solve import solve
from tests.builders import operation, place, problem


def test_where_everything_has_begun_there_is_nothing_to_search() -> None:
    """a1 is done from 0 to 2 whatever is planned: the answer comes at once, also where work is counted."""
    day = problem([operation("a1")])
    begun = problem([operation("a1")], facts=[place(day, "a1", 0, 2, "t")])
    outcome = solve(begun, SolveParams(600.0, 1, 1, deterministic=True))
    assert outcome.ending is Ending.PROVED
    assert list(outcome.plan.placements) == ["a1"]
