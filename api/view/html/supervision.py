"""Who is in charge of supervised work: a thin line on the supervisor's row, above what he does himself."""

from __future__ import annotations

from api.view.board import Board
from api.view.html.frame import Frame
from api.view.html.markup import tag, text
from api.view.telling import times
from scheduler.plan import Placement


def supervision(board: Board, frame: Frame, technician: str) -> str:
    """A line for every operation he supervises; two at a time lie below each other."""
    drawn, ends = [], [0, 0]
    for placement in board.by_supervisor.get(technician, []):
        if not any(frame.shows(*segment) for segment in placement.segments):
            continue
        level = 0 if ends[0] <= placement.start else 1
        ends[level] = placement.end
        drawn.append(_line(board, frame, placement, 1 + 2.5 * level))
    return "".join(drawn)


def _line(board: Board, frame: Frame, placement: Placement, y: float) -> str:
    segments = [s for s in placement.segments if frame.shows(*s)]
    path = "".join(f"M{frame.x(start):.1f} {y}H{frame.x(end):.1f}" for start, end in segments)
    job = board.problem.operations[placement.operation].name
    said = f"supervises {board.plate(placement.operation)}, {job}, {times(board, placement.start, placement.end)}"
    return tag("g", tag("title", text(said)), tag("path", d=path, class_="supervises"))
