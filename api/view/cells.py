"""A row of characters on the terminal, and which column a tick falls into."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len
from rich.text import Text

FREE = " "


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
