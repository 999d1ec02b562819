"""What a plan takes beside the work: overtime and overflow parking, in all and line by line."""

from __future__ import annotations

from api.view import words
from api.view.board import Board
from api.view.occupancy import levels
from api.view.telling import times
from scheduler.kpis import overtime_minutes
from scheduler.overtime import stayed
from scheduler.presence import runs


def overtime(board: Board) -> int:
    """Minutes that people stay on."""
    people = list(board.problem.technicians.values())
    return overtime_minutes(board.problem, board.plan, people, 0, board.problem.horizon)


def overtime_lines(board: Board) -> list[str]:
    """One line per person: when and how long."""
    technicians = board.problem.technicians
    staying = stayed(board.problem, board.plan)
    return [
        f"  {technicians[t].name}: {', '.join(times(board, start, end) for start, end in runs(ticks))}"
        for t, ticks in staying.items()
    ]


def overflow_hours(board: Board) -> float:
    """Hours that cars stand on overflow places."""
    return sum(p.end - p.start for p in board.plan.yard if p.overflow) / words.TICKS_PER_HOUR


def yard_lines(board: Board) -> list[str]:
    """How full the yard gets, and who stands on overflow places."""
    if board.problem.yard is None or not board.plan.yard:
        return []
    most = max(level.cars for level in levels(board))
    cars = words.counted(most, "car", "cars")
    told = [f"  at most {cars} at once on {words.counted(board.problem.yard.places, 'place', 'places')}"]
    orders = board.problem.orders
    over = (p for p in board.plan.yard if p.overflow)
    return told + words.shortened([f"  {orders[p.order].plate}: overflow {times(board, p.start, p.end)}" for p in over])
