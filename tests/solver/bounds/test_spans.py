from __future__ import annotations

from scheduler.orders import Link
from scheduler.problem import Problem
from solver.bounds.spans import Spans
from solver.compiled import Compiled
from tests.builders import operation, problem, technician


def chain(**changes: object) -> Problem:
    """Two ticks of work, a lag of one, three ticks of work; released at 1."""
    specs = [operation("a1", 2, release=1), operation("a2", 3)]
    return problem(specs, horizon=12, links=[Link("a1", "a2", 1)], orders={"a": {"due": 9}}, **changes)  # type: ignore[arg-type]


def test_heads_come_from_releases_and_tails_from_deadlines() -> None:
    """a1: 1–3 at the earliest, then the lag, so a2 from 4. Ready by 9: a2 from 6 on, so a1 ends by 5."""
    spans = Spans(Compiled(chain()))
    order = chain().orders["a"]
    assert spans.within(order, 9) == {"a1": (1, 5), "a2": (4, 9)}
    assert spans.ready(order) == 7
    assert spans.tails(order) == {"a1": 4, "a2": 0}


def test_nobody_works_over_an_absence() -> None:
    """Away from 4 to 6: a2 cannot start before 6, so ready is 9 at the earliest and 8 cannot be."""
    day = chain(technicians=[technician("t", 12, away=(4, 6))])
    spans = Spans(Compiled(day))
    assert spans.ready(day.orders["a"]) == 9
    assert spans.within(day.orders["a"], 8) is None


def test_without_a_deadline_the_horizon_is_one() -> None:
    """a2 ends by 12, so it starts by 9 and a1 ends by 8."""
    day = chain()
    assert Spans(Compiled(day)).within(day.orders["a"]) == {"a1": (1, 8), "a2": (4, 12)}
