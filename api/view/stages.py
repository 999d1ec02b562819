"""A car's way through the house: stages of one trade each, and where one trade hands over to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from api.view.board import Board
from api.view.telling import status
from scheduler.plan import Placement

TRADES = ("body", "paint", "mechanical")
"""Those that hand cars over to each other; all others serve them."""

REPAIR = frozenset({"body", "frame_bench", "prep", "polish"})
"""Kinds of bays of body and paint."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Work of one trade on one car without a gap; ``kind``: attended, unattended, booth or away."""

    trade: str
    kind: str
    status: str
    placements: tuple[Placement, ...]

    @property
    def start(self) -> int:
        """First tick."""
        return self.placements[0].start

    @property
    def end(self) -> int:
        """First tick after."""
        return self.placements[-1].end


def stages(board: Board, order: str) -> list[Stage]:
    """The stages of a car in order of start."""
    found: list[Stage] = []
    for placement in board.by_order.get(order, []):
        stage = Stage(board.trades[placement.operation], kind(board, placement), status(board, placement), (placement,))
        if found and _goes_on(found[-1], stage):
            stage = Stage(stage.trade, stage.kind, stage.status, (*found.pop().placements, placement))
        found.append(stage)
    return found


def kind(board: Board, placement: Placement) -> str:
    """How it is done: in a booth, away, by itself, or by somebody."""
    operation = board.problem.operations[placement.operation]
    if operation.paint:
        return "booth"
    return "away" if operation.sublet else "attended" if placement.crew else "unattended"


def handed_over(among: list[Stage]) -> Iterator[tuple[Stage, Stage]]:
    """The last stage of one trade and the first of the next; what serves both lies between."""
    yield from (pair for pair in pairwise(s for s in among if s.trade in TRADES) if pair[0].trade != pair[1].trade)


def travels(board: Board, order: str) -> bool:
    """Worth a row of its own: body or paint work, several trades, several days, or carried over."""
    placed = board.by_order.get(order, [])
    trades = {board.trades[p.operation] for p in placed}.intersection(TRADES)
    clock = board.problem.clock
    nights = bool(placed) and clock.day(placed[0].start) != clock.day(max(p.end for p in placed) - 1)
    return order in board.plan.carried_over or nights or len(trades) > 1 or bool(trades - {"mechanical"})


def is_repaired(board: Board, order: str) -> bool:
    """Body or paint work belongs to it, placed or left for later."""
    operations = (board.problem.operations[o] for o in board.problem.orders[order].operations)
    return any(o.paint or o.bay_kinds & REPAIR or board.trades.get(o.id) in ("body", "paint") for o in operations)


def _goes_on(before: Stage, after: Stage) -> bool:
    same = (before.trade, before.kind, before.status) == (after.trade, after.kind, after.status)
    return same and after.start <= before.end and after.kind == "attended"
