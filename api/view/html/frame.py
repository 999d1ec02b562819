"""Where things stand on a timeline: ticks to px, row heights, hours; a week with its nights squeezed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from api.view.board import Board
from api.view.window import window
from scheduler.clock import Clock

WIDTH = 1600
LABEL = 190
TOP, CHANNEL = 3, 5
ROOMY, COMPACT, FEW_ROWS = 34, 29, 24
DAY_WIDTH = 260  # least px of a day among several
NIGHT = 3  # ticks that a night is drawn as


@dataclass(frozen=True, slots=True)
class Frame:
    """The hours ``[start, end)``, drawn on rows of one height and so ``wide`` (px); ``day``: all ticks it stands for.

    ``nights``: intervals inside of it that are squeezed.
    """

    clock: Clock
    start: int
    end: int
    row: int
    day: tuple[int, int]
    nights: tuple[tuple[int, int], ...] = ()
    wide: int = WIDTH

    @property
    def bar(self) -> int:
        """Height of a bar; below it lies the promise channel."""
        return self.row - TOP - CHANNEL

    @property
    def key(self) -> str:
        """Tells the frames of a page apart."""
        return f"{self.start}-{self.end}"

    @property
    def hours(self) -> float:
        """Hours that are drawn in full."""
        return (self.end - self.start - sum(e - s for s, e in self.nights)) / 12

    def x(self, tick: int) -> float:
        """Left edge of a tick, kept inside the lane."""
        inside = min(max(tick, self.start), self.end)
        return LABEL + self._drawn(inside) * (self.wide - LABEL) / self._drawn(self.end)

    def width(self, start: int, end: int) -> float:
        """Width of ``[start, end)`` as far as it is shown."""
        return self.x(end) - self.x(start)

    def shows(self, start: int, end: int) -> bool:
        """Some of ``[start, end)`` is shown."""
        return start < self.end and end > self.start

    def marks(self, minutes: int) -> Iterator[tuple[int, str]]:
        """Ticks at every so many minutes of the wall clock, but for the nights, with their ``HH:MM``."""
        for tick in range(self.start, self.end + 1):
            if any(start <= tick < end for start, end in self.nights):
                continue
            moment = self.clock.moment(tick)
            if (60 * moment.hour + moment.minute) % minutes == 0:
                yield tick, f"{moment:%H:%M}"

    def _drawn(self, tick: int) -> float:
        """Ticks from the start to this one, those of a night squeezed."""
        squeezed = (
            (min(tick, end) - start) * (1 - NIGHT / (end - start)) for start, end in self.nights if start < tick
        )
        return tick - self.start - sum(squeezed)


def frame(board: Board, start: int, end: int) -> Frame:
    """The frame of a local day ``[start, end)``; many people make low rows."""
    few = len(board.problem.technicians) <= FEW_ROWS
    return Frame(board.problem.clock, *window(board, start, end), ROOMY if few else COMPACT, (start, end))


def week(board: Board) -> Frame:
    """One frame of all days with work in the plan, each as wide as can be read."""
    days = list(board.days())
    shown = [window(board, start, end) for _, start, end in days]
    nights = tuple((before[1], after[0]) for before, after in pairwise(shown) if after[0] - before[1] > NIGHT)
    whole = (days[0][1], days[-1][2])
    wide = max(WIDTH, LABEL + DAY_WIDTH * len(days))
    return Frame(board.problem.clock, shown[0][0], shown[-1][1], COMPACT, whole, nights, wide)
