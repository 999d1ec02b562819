"""The yard: how many cars stand in it over time, and how many of them on overflow places."""

from __future__ import annotations

from collections.abc import Iterator

from api.view import words
from api.view.board import Board
from api.view.fit import text_width
from api.view.html.frame import Frame
from api.view.html.lanes import lane
from api.view.html.markup import tag, text
from api.view.html.row import Group, Row
from api.view.occupancy import Level, levels
from api.view.telling import times
from scheduler.presence import Presence

SMALL, FOOT = 11, 2
SUBLANES = 2


def yard_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One row of steps, as high as the most cars at once, be it at an hour not drawn, or the places."""
    yard, every = board.problem.yard, levels(board)
    shown = [level for level in every if frame.shows(level.start, level.end)]
    if yard is None or not shown:
        return
    most = max(level.cars for level in every)
    over = max(level.overflow for level in every)
    note = f"{words.counted(yard.places, 'place', 'places')} · at most {words.counted(most, 'car', 'cars')}"
    note += f", {over} on overflow places" if over else ""
    ceiling = max(most, yard.places, 1)
    steps = "".join(_step(board, frame, level, ceiling) for level in shown)
    drawing = lane(frame, Presence.always(frame.end), [], SUBLANES) + steps + _limit(frame, yard.places, ceiling)
    yield Group("Yard", note, [Row("Cars parked", f"{most} / {yard.places}", drawing, SUBLANES)])


def _step(board: Board, frame: Frame, level: Level, ceiling: int) -> str:
    x, width = frame.x(level.start), frame.width(level.start, level.end)
    top, middle = _y(frame, level.cars, ceiling), _y(frame, level.cars - level.overflow, ceiling)
    said = f"{words.counted(level.cars, 'car', 'cars')} parked {times(board, level.start, level.end)}"
    said += f", {level.overflow} on overflow places" if level.overflow else ""
    number = str(level.cars)
    fits = text_width(number, SMALL) + 4 <= width
    return tag(
        "g",
        tag("title", text(said)),
        tag("rect", x=x, y=middle, width=width, height=_y(frame, 0, ceiling) - middle, class_="level"),
        tag("rect", x=x, y=top, width=width, height=middle - top, class_="parked overflow") if level.overflow else "",
        tag("text", number, x=x + width / 2, y=frame.row * SUBLANES - 6, class_="count") if fits else "",
    )


def _limit(frame: Frame, places: int, ceiling: int) -> str:
    y = _y(frame, places, ceiling)
    return tag("path", d=f"M{frame.x(frame.start):.1f} {y:.1f}H{frame.wide}", class_="limit")


def _y(frame: Frame, cars: int, ceiling: int) -> float:
    whole = frame.row * SUBLANES - FOOT
    return whole - cars * (whole - 4) / ceiling
