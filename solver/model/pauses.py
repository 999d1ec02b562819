"""Forbidding the starts from which an operation would pause where it may not."""

from __future__ import annotations

from collections.abc import Callable

from ortools.sat.python.cp_model import Domain

from scheduler.pieces import Piece
from scheduler.presence import runs
from solver.model.variables import Variables


def forbid(x: Variables, bad: Callable[[Piece], int]) -> None:
    """No chosen piece starts at one of its bad ticks."""
    for operation in x.problem.planned:
        for literal, _, piece in x.chosen(operation.id):
            good = piece.starts & ~bad(piece)
            if not good:
                x.model.add(literal == 0)
            elif good != piece.starts:
                starts = Domain.from_intervals([[a, b - 1] for a, b in runs(good)])
                x.model.add_linear_expression_in_domain(x.start(operation.id), starts).only_enforce_if(literal)
