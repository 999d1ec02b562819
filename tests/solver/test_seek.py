from __future__ import annotations

from pathlib import Path

from scheduler.ports import Ending, SolveParams
from scheduler.read import read_day
from scheduler.translate import to_problem
from solver.compiled import Compiled
from solver.incumbent import Incumbent
from solver.kernel.kernel import Kernel
from solver.pace import Pace
from solver.search.construct import Construct
from solver.search.priorities import sequences
from solver.seek import Seeker
from solver.solve import solve
from tests.builders import operation, place, problem

WEEK = Path(__file__).resolve().parents[2] / "fixtures/days/body-paint-week.json"


def test_where_everything_has_begun_there_is_nothing_to_search() -> None:
    """a1 is done from 0 to 2 whatever is planned: the answer comes at once, also where work is counted."""
    day = problem([operation("a1")])
    begun = problem([operation("a1")], facts=[place(day, "a1", 0, 2, "t")])
    outcome = solve(begun, SolveParams(600.0, 1, 1, deterministic=True))
    assert outcome.ending is Ending.PROVED
    assert list(outcome.plan.placements) == ["a1"]


def test_a_shop_whose_orders_the_compiled_search_cannot_move_is_searched_all_the_same() -> None:
    """Fifty cars in body and paint: the best priority rule leaves promises broken, lists in Python keep them all."""
    day = to_problem(read_day(WEEK.read_bytes()))
    compiled = Compiled(day)
    construct, pace = Construct(compiled), Pace(120.0)
    assert not Kernel(compiled, construct.plan(next(sequences(day)))).movable
    best = Incumbent(day, construct.plan(next(sequences(day))), lambda progress: None, pace)
    assert best.values[0] > 0
    Seeker(construct, best, 1).run(pace.until(1.0, lambda: best.values[0] == 0))
    assert best.values[0] == 0
