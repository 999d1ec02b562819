"""A day on the terminal: one row per technician and per paint booth, plates in the bars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from api.view import words
from api.view.board import Board, Turn
from api.view.cells import Columns, Row
from api.view.overlaps import doubled, plates_together
from api.view.window import window
from scheduler.plan import Cycle, Placement
from scheduler.presence import runs, span
from scheduler.promises import Standing
from scheduler.resources import Booth, Technician

HOUR = 12  # ticks
EDGE, WORK, PAUSE, LATE, OFF, AWAY, CLASH, OVERTIME, ALONE = "▌", "─", "┄", "!", "·", "×", "▒", "+", "░"
LEGEND = (
    f"{EDGE} a job starts  {PAUSE} pause  {LATE} the car is late  {OFF} break, off shift  {AWAY} absent"
    f"  {CLASH} two jobs at once"
)
OVERTIME_LEGEND = f"{OVERTIME} permitted overtime"
BOOTH_LEGEND = f"{ALONE} the booth runs by itself"
COLOURS = {"mechanical": "bright_blue", "body": "bright_magenta", "paint": "bright_cyan"}
SERVICE, LATE_STYLE, CLASH_STYLE = "white", "bold white on red", "bold black on yellow"
NAMES = 18  # most columns for a name


def gantt(board: Board, width: int) -> Iterator[Text]:
    """The lines of every local day with work in the plan, no wider than ``width``."""
    people, booths = board.problem.technicians.values(), board.problem.booths.values()
    titles = [*(t.name for t in people), *(b.name for b in booths)]
    names = min(max(map(cell_len, titles), default=0), NAMES)
    for day, start, end in board.days():
        columns = Columns(*window(board, start, end), width - names - 1)
        yield Text(words.dated(board.problem.clock, day), style="bold")
        if start <= board.problem.as_of < end:
            yield Text(" " * (names + 1)) + _now(board, columns)
        yield Text(" " * (names + 1)) + _axis(board, columns)
        for trade, title in words.TRADES.items():
            members = [t for t in people if t.trade == trade]
            yield from [Text(title, style="dim")] if members else []
            yield from (Text(set_cell_size(t.name, names) + " ") + _row(board, columns, t) for t in members)
        yield from [Text("Paint booths", style="dim")] if booths else []
        yield from (Text(set_cell_size(b.name, names) + " ") + _booth(board, columns, b) for b in booths)
        yield Text(LEGEND, style="dim")
        yield from (Text(line, style="dim") for line in _special(board))
        yield Text()


def _special(board: Board) -> list[str]:
    """A line of legend for booths and overtime, where there are any."""
    overtime = any(t.presence.overtime for t in board.problem.technicians.values())
    signs = [OVERTIME_LEGEND] * overtime + [BOOTH_LEGEND] * bool(board.problem.booths)
    return ["  ".join(signs)] if signs else []


def _axis(board: Board, columns: Columns) -> Text:
    row, clock = Row(columns.count), board.problem.clock
    form = "%H:%M" if columns.at(columns.start + HOUR) > len("00:00") else "%H"
    for tick in range(columns.start, columns.end, HOUR):
        row.put(columns.at(tick), f"{clock.moment(tick):{form}}", "dim")
    return row.text()


def _now(board: Board, columns: Columns) -> Text:
    """The time of the plan over its column, or at the edge beyond which it lies."""
    row, now = Row(columns.count), board.problem.as_of
    label, column = f"as of {board.problem.clock.moment(now):%H:%M}", columns.at(now)
    if now < columns.start:
        row.put(0, f"◂ {label}", "dim")
    elif column + len(f"▼ {label}") <= columns.count:
        row.put(column, f"▼ {label}", "dim")
    else:
        column = min(column, columns.count - 1)
        row.put(max(column - len(label) - 1, 0), f"{label} {'▼' if now <= columns.end else '▸'}", "dim")
    return row.text()


def _row(board: Board, columns: Columns, technician: Technician) -> Text:
    row = Row(columns.count)
    presence = technician.presence
    for column in range(columns.count):
        bit = 1 << columns.tick(column)
        if not presence.working & bit:
            row.put(column, AWAY if presence.away & bit else OVERTIME if presence.overtime & bit else OFF, "dim")
    placed = board.by_technician.get(technician.id, [])
    twice = doubled(placed) & span(columns.start, columns.end)
    for placement in placed:
        _bar(board, columns, row, placement, COLOURS.get(technician.trade, SERVICE), twice)
    for start, end in runs(twice):
        _clash(board, columns, row, [p for p in placed if p.start < end and p.end > start], start, end)
    return row.text()


def _booth(board: Board, columns: Columns, booth: Booth) -> Text:
    """Its cycles: plates over all of it, marked where nobody is needed."""
    row, colour = Row(columns.count), COLOURS["paint"]
    for column in range(columns.count):
        if booth.closed >> columns.tick(column) & 1:
            row.put(column, AWAY, "dim")
    for cycle in board.by_booth[booth.id]:
        if cycle.start < columns.end and cycle.end > columns.start:
            _cycle(board, columns, row, cycle, colour)
    return row.text()


def _cycle(board: Board, columns: Columns, row: Row, cycle: Cycle, colour: str) -> None:
    for phase in cycle.phases:
        start, end = columns.at(phase.start), columns.at(phase.end)
        row.put(start, (WORK if phase.crew else ALONE) * (end - start), f"black on {colour}")
    start, end = columns.at(cycle.start), columns.at(cycle.end)
    forms = plates_together(board.plate(operation) for operation in cycle.operations)
    row.put(start + 1, next((form for form in forms if cell_len(form) < end - start), ""), f"bold black on {colour}")
    row.put(start, EDGE, f"white on {colour}")


def _plates(board: Board, work: Placement | Turn) -> list[str]:
    """Of the car, or of all that are in the booth."""
    return [board.plate(o) for o in (work.cycle.operations if isinstance(work, Turn) else (work.operation,))]


def _clash(board: Board, columns: Columns, row: Row, clashing: list[Placement | Turn], start: int, end: int) -> None:
    """A mark over all of it, and the plates of those that clash where they fit before the last of them ends."""
    first, last = columns.at(start), columns.at(end)
    row.put(first, CLASH * max(last - first, 1), CLASH_STYLE)
    room = columns.at(max(p.end for p in clashing)) - first - 1
    forms = plates_together(plate for work in clashing for plate in _plates(board, work))
    row.put(first + 1, next((form for form in forms if cell_len(form) <= room), ""), CLASH_STYLE)


def _bar(board: Board, columns: Columns, row: Row, work: Placement | Turn, colour: str, twice: int) -> None:
    """Edge, plate, rest of the first segment; a pause in between; a mark at the end of a late car's last work."""
    spans = [(columns.at(s), columns.at(e)) for s, e in work.segments if s < columns.end and e > columns.start]
    if not spans:
        return
    for (_, end), (start, _) in pairwise(spans):
        row.put(end, PAUSE * (start - end), colour)
    for start, end in spans:
        row.put(start, WORK * max(end - start, 1), f"black on {colour}")
    late = isinstance(work, Placement) and _is_late(board, work)
    start, end = max(_clear(columns, work, twice), key=lambda s: s[1] - s[0], default=(0, 0))
    forms = plates_together(_plates(board, work))
    plate = next((form for form in forms if cell_len(form) < end - start - late), "")
    row.put(start + 1, plate, f"bold black on {colour}")
    row.put(spans[0][0], EDGE, f"white on {colour}")
    if late:
        row.put(max(spans[-1][1] - 1, spans[-1][0]), LATE, LATE_STYLE)


def _is_late(board: Board, placement: Placement) -> bool:
    """It is the last work on a car that is late."""
    prospect = board.prospects[board.order_of(placement).id]
    return placement.operation in board.flagged and prospect.standing is Standing.LATE


def _clear(columns: Columns, work: Placement | Turn, twice: int) -> list[tuple[int, int]]:
    """Columns of the work that nothing else overlaps."""
    shown = [span(max(s, columns.start), min(e, columns.end)) for s, e in work.segments]
    return [(columns.at(s), columns.at(e)) for ticks in shown for s, e in runs(ticks & ~twice)]
