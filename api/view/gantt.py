"""A day on the terminal: one row per technician, plates in the bars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from api.view import words
from api.view.board import Board
from api.view.fit import plate_forms
from api.view.window import window
from scheduler.plan import Placement
from scheduler.promises import Standing
from scheduler.resources import Technician

HOUR = 12  # ticks
EDGE, WORK, PAUSE, LATE, OFF, AWAY, FREE = "▌", "─", "┄", "!", "·", "×", " "
LEGEND = f"{EDGE} a job starts  {PAUSE} pause  {LATE} the car is late  {OFF} break, off shift  {AWAY} absent"
COLOURS = {"mechanical": "bright_blue", "body": "bright_magenta", "paint": "bright_cyan"}
SERVICE, LATE_STYLE = "white", "bold white on red"
NAMES = 18  # most columns for a name


@dataclass(frozen=True, slots=True)
class Columns:
    """The ticks ``[start, end)`` spread over so many columns."""

    start: int
    end: int
    count: int

    def at(self, tick: int) -> int:
        """Column of a tick, kept inside."""
        inside = min(max(tick, self.start), self.end) - self.start
        return inside * self.count // (self.end - self.start)

    def tick(self, column: int) -> int:
        """First tick of a column."""
        return self.start - (self.start - self.end) * column // self.count


class Row:
    """Cells of one row; a wide character takes two."""

    def __init__(self, length: int) -> None:
        self.cells = [(FREE, "")] * length

    def put(self, column: int, text: str, style: str) -> None:
        """Write text from a column on; what lies beyond the row is lost."""
        for character in text:
            width = cell_len(character)
            if column + width <= len(self.cells):
                self.cells[column : column + width] = [(character, style)] + [("", style)] * (width - 1)
            column += width

    def text(self) -> Text:
        """The row as styled text."""
        runs = groupby(self.cells, key=lambda cell: cell[1])
        return Text.assemble(*(("".join(character for character, _ in cells), style) for style, cells in runs))


def gantt(board: Board, width: int) -> Iterator[Text]:
    """The lines of every local day with work in the plan, no wider than ``width``."""
    people = board.problem.technicians.values()
    names = min(max((cell_len(t.name) for t in people), default=0), NAMES)
    for day, start, end in board.days():
        columns = Columns(*window(board, start, end), width - names - 1)
        yield Text(f"{day:%A} {day.day} {day:%B}", style="bold")
        yield Text(" " * (names + 1)) + _axis(board, columns)
        for trade, title in words.TRADES.items():
            members = [t for t in people if t.trade == trade]
            yield from [Text(title, style="dim")] if members else []
            yield from (Text(set_cell_size(t.name, names) + " ") + _row(board, columns, t) for t in members)
        yield Text(LEGEND, style="dim")
        yield Text()


def _axis(board: Board, columns: Columns) -> Text:
    row, clock = Row(columns.count), board.problem.clock
    form = "%H:%M" if columns.at(columns.start + HOUR) > len("00:00") else "%H"
    for tick in range(columns.start, columns.end, HOUR):
        row.put(columns.at(tick), f"{clock.moment(tick):{form}}", "dim")
    return row.text()


def _row(board: Board, columns: Columns, technician: Technician) -> Text:
    row = Row(columns.count)
    presence = technician.presence
    for column in range(columns.count):
        bit = 1 << columns.tick(column)
        if not presence.working & bit:
            row.put(column, AWAY if presence.away & bit else OFF, "dim")
    for placement in board.plan.by_technician.get(technician.id, []):
        _bar(board, columns, row, placement, COLOURS.get(technician.trade, SERVICE))
    return row.text()


def _bar(board: Board, columns: Columns, row: Row, placement: Placement, colour: str) -> None:
    """Edge, plate, rest of the first segment; a pause in between; a mark at the end of a late car's last work."""
    spans = [(columns.at(s), columns.at(e)) for s, e in placement.segments if s < columns.end and e > columns.start]
    if not spans:
        return
    for (_, end), (start, _) in pairwise(spans):
        row.put(end, PAUSE * (start - end), colour)
    for start, end in spans:
        row.put(start, WORK * max(end - start, 1), f"black on {colour}")
    order = board.order_of(placement)
    late = placement.operation in board.flagged and board.prospects[order.id].standing is Standing.LATE
    start, end = max(spans, key=lambda s: s[1] - s[0])
    plate = next((form for form in plate_forms(order.plate) if cell_len(form) < end - start - late), "")
    row.put(start + 1, plate, f"bold black on {colour}")
    row.put(spans[0][0], EDGE, f"white on {colour}")
    if late:
        row.put(max(spans[-1][1] - 1, spans[-1][0]), LATE, LATE_STYLE)
