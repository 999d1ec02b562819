"""Work that ends in overtime: for which last ticks of work the same people stay on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from scheduler.pieces import Piece
from scheduler.presence import Presence, runs, span

Cell = tuple[int, int]
"""Ticks ``[start, end)`` throughout which the same members of a party are in overtime."""


def cells(crew: Sequence[Presence], bay: Presence | None) -> Iterator[Cell]:
    """The maximal cells in which somebody of the crew is in overtime, in order; a bay alone never is."""
    overtime = edges = 0
    for presence in crew:
        overtime |= presence.overtime
    for presence in (*crew, bay) if overtime and bay else crew:
        edges |= presence.overtime ^ presence.overtime << 1
    for start, end in runs(overtime):
        cuts = (tick for run in runs(edges & span(start + 1, end)) for tick in range(*run))
        yield from pairwise((start, *cuts, end))


def ending_in(cell: Cell, found: Sequence[Piece]) -> tuple[Piece, ...]:
    """What the pieces hold of starts from which the last tick of work lies in the cell."""
    kept = ((piece, span(cell[0] - piece.elapsed + 1, cell[1] - piece.elapsed + 1)) for piece in found)
    return tuple(
        Piece(p.elapsed, p.starts & ends, p.off_shift & ends, p.shut & ends, p.legal & ends)
        for p, ends in kept
        if p.starts & ends
    )
