"""The timelines: per day one by technician, one by bay and one by equipment, hours repeated on every printed page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.view import words
from api.view.board import Board
from api.view.fit import first_that_fits, text_width
from api.view.html.frame import LABEL, WIDTH, Frame, frame
from api.view.html.lanes import axis, hour_lines
from api.view.html.markup import tag, text
from api.view.html.rows import Group, Row, bay_groups, equipment_groups, technician_groups

HEAD, TITLE = 26, 20
ON_ONE_PAGE = 16  # rows of a group that are printed on one page


def timelines(board: Board) -> Iterator[str]:
    """One section per local day with work in the plan."""
    for day, start, end in board.days():
        shown = frame(board, start, end)
        lines = tag(
            "svg", tag("defs", hour_lines(shown, board.problem.as_of)), class_="definitions", aria_hidden="true"
        )
        yield tag(
            "section",
            lines,
            tag("h2", words.dated(board.problem.clock, day)) if board.day.horizon.days > 1 else "",
            _timeline(board, shown, "Technicians", technician_groups(board, shown)),
            _timeline(board, shown, "Bays", bay_groups(board, shown)),
            _timeline(board, shown, "Equipment", equipment_groups(board, shown)),
            class_="day",
        )


def _timeline(board: Board, frame: Frame, title: str, groups: Iterable[Group]) -> str:
    bodies = [_body(frame, group) for group in groups]
    if not bodies:
        return ""
    head = tag("thead", tag("tr", tag("th", _drawing(HEAD, axis(frame, title, board.problem.as_of), title))))
    return tag("div", tag("table", head, *bodies, class_="timeline"), class_="scroll")


def _body(frame: Frame, group: Group) -> str:
    together = "together" if len(group.rows) <= ON_ONE_PAGE else "apart"
    return tag("tbody", _title(group), *(_row(frame, row) for row in group.rows), class_=together)


def _title(group: Group) -> str:
    named = tag("tspan", text(group.title), class_="group") + tag("tspan", text(group.note), dx=10)
    return tag("tr", tag("td", _drawing(TITLE, tag("text", named, x=12, y=14, class_="title"), group.title)))


def _row(frame: Frame, row: Row) -> str:
    height = frame.row * row.sublanes
    middle = height / 2 + 4
    label = tag("text", text(_name(row)), x=12, y=middle, class_="name")
    note = tag("text", text(row.note), x=LABEL - 10, y=middle, class_="note")
    line = tag("path", d=f"M0 {height - 0.5}H{WIDTH}", class_="line")
    return tag("tr", tag("td", _drawing(height, row.drawing + line + label + note, row.name), class_="row"))


def _name(row: Row) -> str:
    """The whole name; where the figure leaves no room, ``Ludwig M.``, or what there is room for."""
    first, _, last = row.name.rpartition(" ")
    forms = [
        row.name,
        *([f"{first} {last[0]}."] if first else []),
        *(row.name[:n] for n in range(len(row.name), 1, -1)),
    ]
    return first_that_fits(forms, LABEL - 30 - text_width(row.note, 11), 13)


def _drawing(height: int, content: str, label: str) -> str:
    return tag("svg", content, viewBox=f"0 0 {WIDTH} {height}", role="group", aria_label=label)
