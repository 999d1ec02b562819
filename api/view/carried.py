"""Cars that stay: what is left of them after the horizon, and when they would be ready."""

from __future__ import annotations

from collections import Counter

from api.view import words
from api.view.board import Board
from scheduler.promises import Prospect
from scheduler.readiness import rest


def carried(board: Board) -> list[Prospect]:
    """Prospects of the orders that are carried over, by promised time."""
    return [prospect for prospect in board.by_promise() if prospect.order.id in board.plan.carried_over]


def left(board: Board, order: str) -> list[str]:
    """Names of the operations that are left for later; optional ones are not owed."""
    problem = board.problem
    waiting = (o for o in problem.orders[order].operations if o not in board.plan.placements)
    return [problem.operations[o].name for o in waiting if o not in problem.option_of]


def undone(board: Board, order: str) -> list[str]:
    """Names of the optional operations that are not done."""
    problem = board.problem
    options = (o for option in problem.orders[order].options for o in option.operations)
    return [problem.operations[o].name for o in options if o not in board.plan.placements]


def fate(board: Board, prospect: Prospect) -> str:
    """``left for later: Sand ×2, Polish (3.5 h of work); ready Mon 30 Nov 15:00, promised …, kept``."""
    names = Counter(left(board, prospect.order.id))
    listed = ", ".join(name if number == 1 else f"{name} ×{number}" for name, number in names.items())
    return f"left for later: {listed} {_outlook(board, prospect)}"


def _outlook(board: Board, prospect: Prospect) -> str:
    order, clock = prospect.order, board.problem.clock
    hours = words.hours(rest(board.problem, board.plan, order))
    parts = [
        *([f"ready {words.when(clock, prospect.ready)}"] if prospect.ready is not None else []),
        *([f"promised {words.when(clock, order.promised)}"] if order.promised is not None else []),
        words.standing(prospect),
    ]
    return f"({hours} h of work); {', '.join(parts)}"


def carried_lines(board: Board) -> list[str]:
    """One line per car: what comes next of what is left."""
    return [f"  {p.order.plate} {p.order.label}: {_next(board, p)} {_outlook(board, p)}" for p in carried(board)]


def _next(board: Board, prospect: Prospect) -> str:
    """``11 operations left from Sand on``."""
    names = left(board, prospect.order.id)
    return f"{words.counted(len(names), 'operation', 'operations')} left from {names[0]} on"


def undone_lines(board: Board) -> list[str]:
    """One line per car with optional work that is not done."""
    planned = [p.order for p in board.by_promise() if p.order.id not in board.plan.left_out]
    found = [(order, undone(board, order.id)) for order in planned]
    lines = [f"  {order.plate} {order.label}: {', '.join(names)}" for order, names in found if names]
    return words.shortened(lines)
