"""Which hours of a day are worth showing."""

from __future__ import annotations

from api.view.board import Board
from scheduler.presence import runs, span


def window(board: Board, start: int, end: int) -> tuple[int, int]:
    """The working hours of a local day ``[start, end)``, widened to all that is planned, in whole hours."""
    busy = span(start, end) & board.busy
    first, last = next(runs(busy))[0], busy.bit_length()
    hours = [tick for tick in range(start, end + 1) if board.problem.clock.moment(tick).minute == 0]
    return max(tick for tick in hours if tick <= first), min(tick for tick in hours if tick >= last)
