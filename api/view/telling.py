"""A placement in words: everything about it in one line."""

from __future__ import annotations

from api.view import words
from api.view.board import Board
from scheduler.plan import Placement

QUALIFIED, LIVE = 2, 3  # high-voltage levels from which work is marked: 2S, 3S


def status(board: Board, placement: Placement) -> str:
    """``planned``, ``started``, ``done`` (facts before the plan's time), or ``forced`` (a fact to come)."""
    now = board.problem.as_of
    if placement.operation not in board.problem.facts:
        return "planned"
    return "done" if placement.end <= now else "started" if placement.start < now else "forced"


def description(board: Board, placement: Placement) -> str:
    """Everything about a bar in one line, for the pointer and for screen readers."""
    problem, order = board.problem, board.order_of(placement)
    parts = [
        order.plate,
        problem.operations[placement.operation].name,
        *(problem.technicians[t].name for t in placement.crew),
        *([board.place(placement.bay)] if placement.bay else []),
        *particulars(board, placement),
        times(board, placement.start, placement.end),
        *([stands] if (stands := status(board, placement)) != "planned" else []),
        *([f"promised {words.when(problem.clock, order.promised)}"] if order.promised is not None else []),
        words.standing(board.prospects[order.id]),
    ]
    return ", ".join(parts)


def particulars(board: Board, placement: Placement) -> list[str]:
    """What is special about it: who supervises, high voltage, recall, away, overtime."""
    problem = board.problem
    operation = problem.operations[placement.operation]
    stopped = board.order_of(placement).delivery_stop
    return [
        *([f"supervised by {problem.technicians[placement.supervisor].name}"] if placement.supervisor else []),
        *(["live work, 3S"] if high_voltage(board, placement) == LIVE else []),
        *(["high voltage, 2S"] if high_voltage(board, placement) == QUALIFIED else []),
        *(["recall"] if operation.recall else []),
        *(["delivery stop: after the recall"] if stopped and operation.hands_over else []),
        *(["optional"] if placement.operation in problem.option_of else []),
        *(["away"] if operation.sublet else []),
        *(["unattended"] if not placement.crew and not operation.sublet and operation.paint is None else []),
        *(["ends in overtime"] if placement.overtime else []),
    ]


def times(board: Board, start: int, end: int) -> str:
    """``08:00–10:00``, ``Wed 25 Nov 16:00–Thu 26 Nov 09:00``."""
    clock = board.problem.clock
    last = words.when(clock, end) if clock.day(start) != clock.day(end) else f"{clock.moment(end):%H:%M}"
    return f"{words.when(clock, start)}–{last}"


def high_voltage(board: Board, placement: Placement) -> int:
    """The highest qualification that its crew needs, 0 to 3."""
    crew = board.problem.operations[placement.operation].ways[placement.way].crew
    return max((slot.high_voltage for slot in crew), default=0)
