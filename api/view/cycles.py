"""Booth cycles in words: programme, panels, colour, members, who works in which phase."""

from __future__ import annotations

from collections.abc import Iterator

from api.view.board import Board
from api.view.telling import times
from scheduler.plan import Cycle


def cycle_lines(board: Board) -> list[str]:
    """One line per cycle in order of start; those of earlier days are over."""
    cycles = sorted((c for c in board.plan.cycles if c.end > 0), key=lambda c: (c.start, c.booth))
    return [f"  {told(board, cycle)}" for cycle in cycles]


def told(board: Board, cycle: Cycle) -> str:
    """``Booth 1, 09:00–11:20, Standard, 5 of 6 panels, colour silver: M-AB 1 (3), M-CD 2 (2); base coat 09:00 Sun``."""
    head = [
        board.problem.booths[cycle.booth].name,
        times(board, cycle.start, cycle.end),
        programme(board, cycle),
        f"{filled(board, cycle)} panels",
        *([f"colour {named}"] if (named := colour(board, cycle)) else []),
    ]
    members = ", ".join(f"{board.plate(o)} ({_panels(board, o)})" for o in cycle.operations)
    return "; ".join([f"{', '.join(head)}: {members}", *_phases(board, cycle)])


def programme(board: Board, cycle: Cycle) -> str:
    """Its name."""
    return board.problem.booths[cycle.booth].programmes[cycle.programme].name


def phase_names(board: Board, cycle: Cycle) -> list[str]:
    """The names of its phases, in order."""
    return [phase.name for phase in board.problem.booths[cycle.booth].programmes[cycle.programme].phases]


def filled(board: Board, cycle: Cycle) -> str:
    """``5 of 6``."""
    return f"{panels(board, cycle)} of {board.problem.booths[cycle.booth].panels}"


def panels(board: Board, cycle: Cycle) -> int:
    """Panels of its members."""
    return sum(_panels(board, operation) for operation in cycle.operations)


def colour(board: Board, cycle: Cycle) -> str:
    """The colour of the members that have one; facts may have several."""
    paints = (board.problem.operations[o].paint for o in cycle.operations)
    return ", ".join(dict.fromkeys(paint.colour for paint in paints if paint and paint.colour))


def people(board: Board, crew: tuple[str, ...]) -> str:
    """``Sun, Li``."""
    return ", ".join(board.problem.technicians[t].name for t in crew)


def _panels(board: Board, operation: str) -> int:
    paint = board.problem.operations[operation].paint
    return paint.panels if paint else 0


def _phases(board: Board, cycle: Cycle) -> Iterator[str]:
    """Those that need somebody, with time and crew."""
    for name, phase in zip(phase_names(board, cycle), cycle.phases, strict=False):
        if phase.crew:
            yield f"{name} {board.problem.clock.moment(phase.start):%H:%M} {people(board, phase.crew)}"
