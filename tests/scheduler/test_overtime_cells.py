from __future__ import annotations

from scheduler.overtime_cells import cells, ending_in
from scheduler.pieces import Piece
from scheduler.presence import Presence, span

EARLY = Presence(span(0, 4), overtime=span(4, 8))
LATE = Presence(span(2, 6), overtime=span(6, 9))


def test_a_cell_ends_where_somebody_else_stays_on() -> None:
    """Early stays on in 4–8, late in 6–9: early alone 4–6, both 6–8, late alone 8–9."""
    assert list(cells([EARLY, LATE], None)) == [(4, 6), (6, 8), (8, 9)]
    assert list(cells([EARLY, EARLY], None)) == [(4, 8)]


def test_a_bay_cuts_cells_and_makes_none() -> None:
    """The bay stays open 6–9, which matters to early in 6–8 only; without overtime in the crew to nobody."""
    bay = Presence(span(0, 6), overtime=span(6, 9))
    assert list(cells([EARLY], bay)) == [(4, 6), (6, 8)]
    assert list(cells([Presence(span(0, 9))], bay)) == []


def test_every_run_of_overtime_is_a_cell() -> None:
    assert list(cells([Presence(span(0, 2), overtime=span(2, 3) | span(5, 7))], None)) == [(2, 3), (5, 7)]


def test_starts_whose_last_tick_of_work_lies_in_the_cell_are_kept() -> None:
    """3 ticks from 0 to 6 end with ticks 2 to 8: those from 2, 3 and 4 end in 4–7. Nothing of the second does."""
    pieces = [Piece(3, span(0, 7), span(0, 3), span(4, 7), span(3, 4)), Piece(5, span(5, 7), 0, 0, span(5, 7))]
    assert ending_in((4, 7), pieces) == (Piece(3, span(2, 5), span(2, 3), span(4, 5), span(3, 4)),)
