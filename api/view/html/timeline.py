"""The timelines: the cars over all days, and per day one by technician, one by bay and booth and one by equipment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from api.view import words
from api.view.board import Board
from api.view.fit import first_that_fits, text_width
from api.view.html.booths import booth_groups
from api.view.html.cars import car_groups
from api.view.html.frame import LABEL, WIDTH, Frame, frame, week
from api.view.html.lanes import axis, axis_height, hour_lines
from api.view.html.loaners import loaner_groups
from api.view.html.markup import tag, text
from api.view.html.row import Group, Row
from api.view.html.rows import bay_groups, equipment_groups, technician_groups, unhoused_groups
from api.view.html.yard import yard_groups
from api.view.stages import travels

TITLE = 20
ON_ONE_PAGE = 16  # rows of a group that are printed on one page
ALL_DAYS = "all-days"  # name of the section that shows them at a glance


def timelines(board: Board) -> Iterator[str]:
    """All days at a glance where there are several, then one section per local day with work in the plan."""
    days = list(board.days())
    if has_overview(board):
        whole = week(board)
        drawn = _longer(board, whole, booth_groups(board, whole, 1))
        yield _section(board, whole, tag("h2", "All days"), ALL_DAYS, drawn)
    for day, start, end in days:
        shown = frame(board, start, end)
        heading = tag("h2", words.dated(board.problem.clock, day)) if board.day.horizon.days > 1 else ""
        drawn = _day(board, shown) + (_longer(board, shown, []) if len(days) == 1 else "")
        yield _section(board, shown, heading, anchor(day), drawn)


def has_overview(board: Board) -> bool:
    """There are several days, and something outlasts one."""
    problem, plan = board.problem, board.plan
    lasting = plan.cycles or plan.loans or plan.yard or any(travels(board, order) for order in problem.orders)
    return bool(lasting) and len(list(board.days())) > 1


def anchor(day: date) -> str:
    """The name of a day's section."""
    return f"day-{day}"


def _day(board: Board, frame: Frame) -> str:
    places = chain(bay_groups(board, frame), booth_groups(board, frame), unhoused_groups(board, frame))
    return (
        _timeline(board, frame, "Technicians", technician_groups(board, frame))
        + _timeline(board, frame, "Bays", places)
        + _timeline(board, frame, "Equipment", equipment_groups(board, frame))
    )


def _longer(board: Board, frame: Frame, booths: Iterable[Group]) -> str:
    """What outlasts a day: cars that stay or change hands, loaners, the yard."""
    others = chain(booths, loaner_groups(board, frame), yard_groups(board, frame))
    title = "Booths, loaners, yard" if board.problem.booths else "Loaners, yard"
    return _timeline(board, frame, "Cars", car_groups(board, frame)) + _timeline(board, frame, title, others)


def _section(board: Board, frame: Frame, heading: str, name: str, drawn: str) -> str:
    lines = tag("defs", hour_lines(frame, board.problem.as_of))
    definitions = tag("svg", lines, class_="definitions", aria_hidden="true")
    return tag("section", definitions, heading, drawn, class_="day", id=name)


def _timeline(board: Board, frame: Frame, title: str, groups: Iterable[Group]) -> str:
    bodies = [_body(frame, group) for group in groups]
    if not bodies:
        return ""
    scale = _drawing(frame, axis_height(frame), axis(frame, title, board.problem.as_of), title)
    wide = {"style": f"min-width:{frame.wide}px"} if frame.wide > WIDTH else {}
    table = tag("table", tag("thead", tag("tr", tag("th", scale))), *bodies, class_="timeline", **wide)
    return tag("div", table, class_="scroll")


def _body(frame: Frame, group: Group) -> str:
    together = "together" if len(group.rows) <= ON_ONE_PAGE else "apart"
    return tag("tbody", _title(frame, group), *(_row(frame, row) for row in group.rows), class_=together)


def _title(frame: Frame, group: Group) -> str:
    named = tag("tspan", text(group.title), class_="group") + tag("tspan", text(group.note), dx=10)
    return tag("tr", tag("td", _drawing(frame, TITLE, tag("text", named, x=12, y=14, class_="title"), group.title)))


def _row(frame: Frame, row: Row) -> str:
    height = frame.row * row.sublanes
    middle = height / 2 + 4
    label = tag("text", text(_name(row)), x=12, y=middle, class_="name")
    note = tag("text", text(row.note), x=LABEL - 10, y=middle, class_="note")
    line = tag("path", d=f"M0 {height - 0.5}H{frame.wide}", class_="line")
    return tag("tr", tag("td", _drawing(frame, height, row.drawing + line + label + note, row.name)))


def _name(row: Row) -> str:
    """The whole name; where the figure leaves no room, ``Ludwig M.``, or what there is room for."""
    first, _, last = row.name.rpartition(" ")
    forms = [
        row.name,
        *([f"{first} {last[0]}."] if first else []),
        *(row.name[:n] for n in range(len(row.name), 1, -1)),
    ]
    return first_that_fits(forms, LABEL - 30 - text_width(row.note, 11), 13)


def _drawing(frame: Frame, height: int, content: str, label: str) -> str:
    return tag("svg", content, viewBox=f"0 0 {frame.wide} {height}", role="group", aria_label=label)
