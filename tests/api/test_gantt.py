"""The day on a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from api.view.board import Board
from api.view.gantt import LEGEND, gantt
from tests.api.body_shop import body_shop


def drawn(board: Board, width: int) -> list[str]:
    return [line.plain for line in gantt(board, width)]


def test_every_technician_has_a_row_under_the_trade_with_plates_in_the_bars(board: Board) -> None:
    """8 to 17 are 108 ticks; 4 columns of name and a blank leave one column per tick at 113."""
    row = [
        "李强 ",
        "▌京A·E1738" + "─" * 14,  # 8–10: 24 columns, 10 of them edge and plate
        "▌M-NA 977" + "─" * 3,
        "▌粤B-12345" + "─" * 2,
        "┄" * 12,  # the job is interrupted by the break
        "─" * 11 + "!",  # and late
        "▌京K·F2109" + "─" * 2,
        " " * 24,
    ]
    assert drawn(board, 113) == [
        "Tuesday 24 November",
        "     ◂ as of 07:00" + " " * 95,
        "     " + "".join(f"{hour:02}:00       " for hour in range(8, 17)),
        "Mechanical",
        "".join(row),
        "王磊 " + "×" * 108,
        LEGEND,
        "",
    ]


@pytest.mark.parametrize("width", [40, 80, 100, 140, 160, 300])
def test_rows_are_exactly_as_wide_as_the_terminal(board: Board, width: int) -> None:
    """Han characters take two columns."""
    lines = drawn(board, width)
    assert {cell_len(lines[index]) for index in (1, 2, 4, 5)} == {width}


def test_a_narrow_terminal_shows_tails_of_plates(board: Board) -> None:
    """45 columns for 108 ticks: the two hours of 京A·E1738 are 10 columns, the hour of M-NA 977 is 5."""
    (row,) = (line for line in drawn(board, 50) if line.startswith("李强"))
    assert row.startswith("李强 ▌京A·E1738▌977─")


def test_a_break_without_work_is_dotted(board: Board) -> None:
    """Without the late car nothing is paused over noon."""
    plan = board.plan
    rest = replace(plan, placements={k: p for k, p in plan.placements.items() if k != "late/job"})
    lines = drawn(replace(board, outcome=replace(board.outcome, plan=rest)), 113)
    assert lines[4].count("·") == 12 + 2  # the break, and the dots of two plates


def test_a_day_without_work_is_not_drawn(board: Board) -> None:
    empty = replace(board.plan, placements={}, stays=())
    assert drawn(replace(board, outcome=replace(board.outcome, plan=empty)), 100) == []


@pytest.mark.parametrize(
    ("tick", "line"),
    [
        (96, "▼ as of 08:00" + " " * 95),
        (120, " " * 24 + "▼ as of 10:00" + " " * 71),
        (200, " " * 92 + "as of 16:40 ▼" + " " * 3),
        (252, " " * 95 + "as of 21:00 ▸"),
    ],
)
def test_the_time_of_the_plan_is_marked_on_its_day(board: Board, tick: int, line: str) -> None:
    """8 to 17 at one column per tick."""
    assert drawn(replace(board, problem=replace(board.problem, as_of=tick)), 113)[1] == "     " + line


def test_a_day_that_is_not_that_of_the_plan_has_no_such_mark(board: Board) -> None:
    assert "as of" not in "".join(drawn(replace(board, problem=replace(board.problem, as_of=-12)), 113))


def test_two_jobs_at_once_are_marked_and_both_named_where_they_fit(clashing: Board) -> None:
    """The clash is 9–10, twelve columns, and the first of them stays marked."""
    row = drawn(clashing, 113)[4].removeprefix("李强 ")
    assert row.startswith("▌京A·E1738──▒738+977▒▒▒▒  ")


def test_where_no_two_plates_fit_the_clash_is_marked_all_the_same(clashing: Board) -> None:
    row = drawn(clashing, 40)[4]
    assert "▒▒▒" in row
    assert "+" not in row


def test_a_booth_has_a_row_and_the_painter_his_turn_in_it() -> None:
    """9 to 11 are 24 columns, 8 of them with the painter: the plates of both cars lie over all of it."""
    lines = drawn(body_shop(), 142)
    start = next(index for index, line in enumerate(lines) if line == "Wednesday 25 November")
    (booth,) = (line for line in lines[start:] if "░░" in line)
    assert booth.startswith("Booth 1 " + " " * 14 + "▌M-BP 101+M-EV 202" + "░" * 6 + " ")
    (painter, *_) = (line for line in lines[start:] if line.startswith("Paul Lack"))
    assert painter.startswith("Paul Lack  " + " " * 11 + "▌101+202")


def test_permitted_overtime_has_its_sign_and_a_second_line_of_legend() -> None:
    """17 to 19 are 24 columns at one per tick; half an hour of them is worked on Wednesday."""
    lines = drawn(body_shop(), 142)
    chief = [line for line in lines if line.startswith("Eva Chef")]
    assert [line.count("+") for line in chief] == [24, 18, 24]
    assert lines[lines.index(LEGEND) + 1] == "+ permitted overtime  ░ the booth runs by itself"
