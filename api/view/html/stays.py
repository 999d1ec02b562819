"""A car in a bay: one frame from driving in to driving out, hatched where it only waits."""

from __future__ import annotations

from collections.abc import Iterable

from api.view.board import Board
from api.view.fit import first_that_fits
from api.view.html.frame import TOP, Frame
from api.view.html.icons import icon
from api.view.html.markup import tag
from scheduler.plan import Stay
from scheduler.presence import runs, span


def stays(board: Board, frame: Frame, among: Iterable[Stay]) -> str:
    """Every stay as far as the frame shows it."""
    shown = [stay for stay in among if frame.shows(stay.start, stay.end)]
    return "".join(_stay(board, frame, stay) for stay in shown)


def _stay(board: Board, frame: Frame, stay: Stay) -> str:
    x, width = frame.x(stay.start) + 0.5, frame.width(stay.start, stay.end) - 1
    box = tag("rect", x=x, y=TOP + 0.5, width=width, height=frame.bar - 1, rx=4, class_="stay")
    return box + "".join(_waiting(frame, *gap) for gap in _gaps(board, frame, stay))


def _gaps(board: Board, frame: Frame, stay: Stay) -> list[tuple[int, int]]:
    waiting = span(max(stay.start, frame.start), min(stay.end, frame.end))
    for operation in stay.operations:
        if operation in board.plan.placements:
            placement = board.plan.placements[operation]
            waiting &= ~span(placement.start, placement.end)
    return list(runs(waiting))


def _waiting(frame: Frame, start: int, end: int) -> str:
    """The clock, and the word where there is room."""
    width, middle = frame.width(start, end), TOP + frame.bar / 2
    box = tag("rect", x=frame.x(start), y=TOP + 0.5, width=width, height=frame.bar - 1, class_="stay-waits")
    if width < 26:
        return box
    word = first_that_fits(["waits"], width - 40, 11)
    x = frame.x(start) + (width - (46 if word else 14)) / 2
    plate = tag("rect", x=x - 3, y=middle - 8, width=52 if word else 20, height=16, rx=3, class_="waiting")
    label = tag("text", word, x=x + 17, y=middle + 4, class_="waiting") if word else ""
    return box + plate + icon("clock", x, middle - 7) + label
