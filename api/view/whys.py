"""Why orders are late or left out, and what would save them, in lines."""

from __future__ import annotations

from api.view.board import Board
from scheduler.why import Why


def why_lines(board: Board) -> list[str]:
    """``  M-AB 123 4711 late by 40 min: Oil waits 10:00–13:00 for a bay (lift), held by …`` and what would help."""
    orders, lines = board.problem.orders, []
    for why in board.outcome.whys.values():
        order = orders[why.order]
        lines.append(f"  {order.plate} {order.label} {why.verdict}: {reason(board, why)}")
        if help_ := remedy(why):
            lines.append(f"    {help_}")
    return lines


def reason(board: Board, why: Why) -> str:
    """``Oil waits 10:00–13:00 for a bay (lift), held by M-CD 456, M-EF 789``."""
    orders = board.problem.orders
    blockers = ", ".join(orders[o].plate for o in why.blocked_by if o in orders)
    return f"{why.reason}, held by {blockers}" if blockers else why.reason


def remedy(why: Why) -> str:
    """``cheapest way out: part Brake disc 45 min earlier``; nothing where no change was found."""
    if why.relaxation is None:
        return ""
    out = "cheapest way out" if why.relaxation.keeps_promise else "cheapest way to plan it at all"
    return f"{out}: {why.relaxation.words}"
