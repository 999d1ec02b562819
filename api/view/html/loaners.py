"""Loaners: one row per car that is lent, from the hand-out to the end of its turnaround."""

from __future__ import annotations

from collections.abc import Iterator

from api.view.board import Board
from api.view.fit import first_that_fits, plate_forms
from api.view.html.edges import edge
from api.view.html.frame import TOP, Frame
from api.view.html.lanes import lane
from api.view.html.markup import tag, text
from api.view.html.row import Group, Row
from api.view.lending import told
from scheduler.plan import Loan
from scheduler.presence import Presence
from scheduler.resources import Loaner

SIZE, LEAD, PAD = 12, 6, 4  # px


def loaner_groups(board: Board, frame: Frame) -> Iterator[Group]:
    """One group of the cars that are lent; those that are free all the time are counted."""
    lent = {
        loaner: [loan for loan in board.loans[loaner.id] if frame.shows(loan.start, loan.end)]
        for loaner in board.problem.loaners.values()
    }
    rows = [_loaner(board, frame, loaner, loans) for loaner, loans in lent.items() if loans]
    if rows:
        yield Group("Loaners", f"{len(rows)} of {len(lent)} lent", rows)


def _loaner(board: Board, frame: Frame, loaner: Loaner, loans: list[Loan]) -> Row:
    drawn = [_loan(board, frame, loaner, loan) for loan in loans]
    return Row(loaner.plate, loaner.loaner_class, lane(frame, Presence.always(frame.end), []) + "".join(drawn))


def _loan(board: Board, frame: Frame, loaner: Loaner, loan: Loan) -> str:
    """The car that is here instead, and hatched the turnaround."""
    back = loan.end - loaner.turnaround
    x, width = frame.x(loan.start), frame.width(loan.start, loan.end)
    room = frame.width(loan.start, back) - LEAD - PAD
    shown = first_that_fits([f"for {board.problem.orders[loan.order].plate}", *_plates(board, loan)], room, SIZE)
    return tag(
        "g",
        tag("title", text(told(board, loan))),
        tag("rect", x=x + 0.5, y=TOP + 0.5, width=width - 1, height=frame.bar - 1, class_="segment"),
        tag("rect", x=frame.x(back), y=TOP + 1, width=frame.width(back, loan.end), height=frame.bar - 2, class_="over"),
        edge("serv", x + 1, TOP + 1, frame.bar - 2) if loan.start >= frame.start else "",
        tag("text", text(shown), x=x + LEAD, y=TOP + frame.bar / 2 + 4) if shown else "",
        class_="bar serv planned",
    )


def _plates(board: Board, loan: Loan) -> list[str]:
    return plate_forms(board.problem.orders[loan.order].plate)
