"""What is told beside the tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.view.board import Board
from api.view.notes import notes
from scheduler.documents.calendars import HolidayRules
from scheduler.documents.day import Day
from scheduler.problem import Problem


def with_status(day: Day, **statuses: str) -> Day:
    orders = [o.model_copy(update={"status": statuses.get(o.id, o.status)}) for o in day.orders]
    return day.model_copy(update={"orders": tuple(orders)})


def without(problem: Problem, *ids: str) -> Problem:
    return replace(problem, orders={i: order for i, order in problem.orders.items() if i not in ids})


def test_nothing_is_told_where_all_is_planned_and_no_holiday_counts(board: Board) -> None:
    assert notes(board.day, board.problem) == []


def test_orders_not_planned_are_counted_with_the_reason(board: Board) -> None:
    day = with_status(board.day, kept="cancelled", free="no_show")
    assert notes(day, without(board.problem, "kept", "tight", "late", "free")) == [
        "Not planned here: 2 orders arrive after the horizon (tight, late), 1 is cancelled, 1 did not come."
    ]


def test_one_order_is_one(board: Board) -> None:
    day = with_status(board.day, kept="handed_over")
    assert notes(day, without(board.problem, "kept")) == ["Not planned here: 1 order is handed over."]


def test_many_orders_are_not_all_named(board: Board) -> None:
    orders = tuple(board.day.orders[0].model_copy(update={"id": str(n)}) for n in range(12))
    (line,) = notes(board.day.model_copy(update={"orders": orders}), board.problem)
    assert line == "Not planned here: 12 orders arrive after the horizon (0, 1, 2, 3, 4, 5, 6, 7, 4 more)."


@pytest.mark.parametrize(
    ("years", "line"),
    [
        ((2028,), "The make-up working days of 2028 are not published yet: its calendar is provisional."),
        (
            (2028, 2029),
            "The make-up working days of 2028 and 2029 are not published yet: their calendars are provisional.",
        ),
    ],
)
def test_provisional_years_are_named(
    years: tuple[int, ...], line: str, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.view.notes.provisional_years", lambda workshop, first, days: years)
    workshop = board.day.workshop.model_copy(update={"holidays": HolidayRules(country="CN")})
    assert notes(board.day.model_copy(update={"workshop": workshop}), board.problem) == [line]
    rules = HolidayRules(country="CN", make_up_days=False)
    workshop = board.day.workshop.model_copy(update={"holidays": rules})
    assert notes(board.day.model_copy(update={"workshop": workshop}), board.problem) == []
