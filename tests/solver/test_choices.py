from __future__ import annotations

from scheduler.presence import span
from solver.compiled import Compiled
from tests.builders import operation, problem, technician


def test_within_some_ticks_only_legal_starts_remain() -> None:
    """2 ticks of work, a break at 4 not to be paused over: starts 0 to 2, 5 and 6; of ticks 2 to 5 remain 2 and 5."""
    day = problem([operation("a1", pause_break=False)], horizon=8, technicians=[technician("t", 8, breaks=(4, 5))])
    choices = Compiled(day).choices["a1"].within(span(2, 6))
    assert [piece.starts for kind in choices.kinds for piece in kind.pieces] == [1 << 2 | 1 << 5]
    assert Compiled(day).choices["a1"].within(span(3, 5)).kinds == ()


def test_a_part_knows_the_starts_between_release_and_latest() -> None:
    day = problem([operation("a1", release=2)], horizon=8, orders={"a": {"latest": 6}})
    part = Compiled(day).part(day)
    assert [piece.starts for kind in part.choices["a1"].kinds for piece in kind.pieces] == [span(2, 6)]
