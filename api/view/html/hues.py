"""The colour of a trade: three have their own, all others share one."""

from __future__ import annotations

from api.view.board import Board
from scheduler.plan import Placement

HUES = {"mechanical": "mech", "body": "body", "paint": "paint"}
SERVICE = "serv"


def hue(board: Board, placement: Placement) -> str:
    """Of the trade that does it, so that it looks the same in every row."""
    return HUES.get(board.trades[placement.operation], SERVICE)
