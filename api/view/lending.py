"""Loaners in words: which car for whom, from when to when."""

from __future__ import annotations

from api.view import words
from api.view.board import Board
from scheduler.plan import Loan


def told(board: Board, loan: Loan) -> str:
    """``B-EW 1 (compact) for M-AB 123, 08:00 until Wed 25 Nov 16:00, free again 16:30``."""
    loaner, clock = board.problem.loaners[loan.loaner], board.problem.clock
    back = loan.end - loaner.turnaround
    free = f", free again {words.when(clock, loan.end)}" if loaner.turnaround else ""
    span = f"{words.when(clock, loan.start)} until {words.when(clock, back)}"
    return f"{loaner.plate} ({loaner.loaner_class}) for {board.problem.orders[loan.order].plate}, {span}{free}"


def loan_lines(board: Board) -> list[str]:
    """One line per loan, by loaner."""
    return [f"  {told(board, loan)}" for loans in board.loans.values() for loan in loans]
