"""Pieces against a count tick by tick, with plain Python sets."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from scheduler.pieces import Piece, pieces
from scheduler.presence import runs, span

HORIZON = 18
sets_of_ticks = st.sets(st.integers(0, HORIZON - 1))


def bits(ticks: set[int]) -> int:
    return sum(1 << tick for tick in ticks)


def counted(work: int, working: set[int], crew_forbids: set[int], bay_forbids: set[int]) -> tuple[Piece, ...]:
    """From every worked tick count the worked ticks until the work is done; what lies between is paused over."""
    found: dict[int, list[tuple[int, bool, bool]]] = {}
    for start in working:
        worked = sorted(tick for tick in working if tick >= start)[:work]
        if len(worked) == work:
            elapsed = worked[-1] + 1 - start
            paused = set(range(start, start + elapsed)) - working
            found.setdefault(elapsed, []).append((start, bool(paused & crew_forbids), bool(paused & bay_forbids)))
    return tuple(
        Piece(
            elapsed,
            bits({start for start, _, _ in starts}),
            bits({start for start, off, _ in starts if off}),
            bits({start for start, _, shut in starts if shut}),
            bits({start for start, off, shut in starts if not off and not shut}),
        )
        for elapsed, starts in sorted(found.items())
    )


@given(st.integers(1, 7), sets_of_ticks, sets_of_ticks, sets_of_ticks)
@example(1, set(), set(), set())
@example(4, {0, 1, 2, 4, 5, 6, 8, 9, 10}, {3}, {7})
def test_pieces_are_what_a_count_tick_by_tick_finds(
    work: int, working: set[int], crew_forbids: set[int], bay_forbids: set[int]
) -> None:
    """Nobody forbids a tick at which all work, so only the others may be forbidden."""
    crew_forbids, bay_forbids = crew_forbids - working, bay_forbids - working
    found = pieces(work, bits(working), bits(crew_forbids), bits(bay_forbids))
    assert found == counted(work, working, crew_forbids, bay_forbids)


def test_a_shift_with_a_break_gives_the_work_and_the_work_plus_the_break() -> None:
    """Worked 0–4 and 6–10, 3 ticks of work: from 0, 1, 6 and 7 in 3 ticks, from 2 and 3 in 3 + 2 over the break."""
    found = pieces(3, span(0, 4) | span(6, 10), crew_forbids=0, bay_forbids=0)
    assert [(piece.elapsed, list(runs(piece.starts))) for piece in found] == [(3, [(0, 2), (6, 8)]), (5, [(2, 4)])]
    assert [piece.legal for piece in found] == [piece.starts for piece in found]


def test_only_starts_that_pause_over_a_forbidden_tick_are_marked() -> None:
    """Worked 0–2, 3–5 and 6–8; the crew forbids tick 2, the bay tick 5; 2 ticks of work take 3 from 1 and from 4."""
    short, long = pieces(2, span(0, 2) | span(3, 5) | span(6, 8), crew_forbids=span(2, 3), bay_forbids=span(5, 6))
    assert short == Piece(2, starts=1 << 0 | 1 << 3 | 1 << 6, off_shift=0, shut=0, legal=1 << 0 | 1 << 3 | 1 << 6)
    assert long == Piece(3, starts=1 << 1 | 1 << 4, off_shift=1 << 1, shut=1 << 4, legal=0)
