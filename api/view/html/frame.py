"""Where things stand on a timeline: ticks to px, row heights, hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.view.board import Board
from api.view.window import window
from scheduler.clock import Clock

WIDTH = 1600
LABEL = 190
TOP, CHANNEL = 3, 5
ROOMY, COMPACT, FEW_ROWS = 34, 29, 24


@dataclass(frozen=True, slots=True)
class Frame:
    """The hours ``[start, end)`` of one local day, drawn on rows of one height (px); ``day``: all of its ticks."""

    clock: Clock
    start: int
    end: int
    row: int
    day: tuple[int, int]

    @property
    def bar(self) -> int:
        """Height of a bar; below it lies the promise channel."""
        return self.row - TOP - CHANNEL

    def x(self, tick: int) -> float:
        """Left edge of a tick, kept inside the lane."""
        inside = min(max(tick, self.start), self.end)
        return LABEL + (inside - self.start) * (WIDTH - LABEL) / (self.end - self.start)

    def width(self, start: int, end: int) -> float:
        """Width of ``[start, end)`` as far as it is shown."""
        return self.x(end) - self.x(start)

    def shows(self, start: int, end: int) -> bool:
        """Some of ``[start, end)`` is shown."""
        return start < self.end and end > self.start

    def marks(self, minutes: int) -> Iterator[tuple[int, str]]:
        """Ticks at every so many minutes of the wall clock, with their ``HH:MM``."""
        for tick in range(self.start, self.end + 1):
            moment = self.clock.moment(tick)
            if (60 * moment.hour + moment.minute) % minutes == 0:
                yield tick, f"{moment:%H:%M}"


def frame(board: Board, start: int, end: int) -> Frame:
    """The frame of a local day ``[start, end)``; many people make low rows."""
    few = len(board.problem.technicians) <= FEW_ROWS
    return Frame(board.problem.clock, *window(board, start, end), ROOMY if few else COMPACT, (start, end))
