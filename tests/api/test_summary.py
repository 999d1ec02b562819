"""The plan as tables on a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.view.board import Board
from api.view.summary import summary


@pytest.fixture
def lines(board: Board, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What is printed, without the spaces at the ends of the lines."""
    summary(board, timeline=True)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_every_order_has_a_row_by_promised_time(lines: list[str]) -> None:
    start = next(index for index, line in enumerate(lines) if line.startswith("Plate"))
    rows = [" ".join(line.split()) for line in lines[start + 1 : start + 6]]
    assert rows == [
        "京A·E1738 kept booked, drops off 10:30 10:00 kept",
        "M-NA 977 tight booked, drops off 11:05 11:00 tight, 5 min left",
        "粤B-12345 late VIP, waits 13:20 14:00 late by 40 min",
        "<script>alert(1)</script> out booked, drops off 15:00 – "
        "left out: the lift is full until 15:00, blocked by 粤B-12345",
        "京K·F2109 free booked, drops off – 15:00 no promise",
    ]


def test_utilisation_is_planned_work_over_presence(lines: list[str]) -> None:
    """李强 works 2 + 1 + 2 + 1 of his 8 hours, 王磊 is sick; the car stands in the bay from 8 to 15 of its 9 hours."""
    found = [line.split() for line in lines]
    assert ["Mechanical", "2", "people", "6.0", "of", "8.0", "h", "75%"] in found
    assert ["Bays", "1", "bay", "78%"] in found


def test_the_timeline_comes_first_and_the_status_last(lines: list[str]) -> None:
    assert lines[0] == "Tuesday 24 November"
    assert lines[-1].startswith("This plan keeps 2 of 4 promises (1 late, 1 left out).")


def test_clashes_that_only_facts_cause_follow_the_promises(clashing: Board, capsys: pytest.CaptureFixture[str]) -> None:
    waived = clashing.outcome.judgement.waived
    assert waived
    summary(clashing, timeline=False)
    lines = capsys.readouterr().out.splitlines()
    first = lines.index("Clashes of work that has begun or is forced (nothing planned could mend them):")
    assert lines[first + 1 : first + 1 + len(waived)] == [f"  {v.rule}: {v.message}" for v in waived]
    assert any(line.startswith("Plate") for line in lines[:first])
    assert any(line.startswith("Mechanical") for line in lines[first:])


def test_without_such_clashes_there_is_no_heading(lines: list[str]) -> None:
    assert not any(line.startswith("Clashes") for line in lines)


def test_orders_not_planned_are_told_before_the_status(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    first = board.day.orders[0].model_copy(update={"id": "gone", "status": "cancelled"})
    day = board.day.model_copy(update={"orders": (*board.day.orders, first)})
    summary(replace(board, day=day), timeline=False)
    assert "\nNot planned here: 1 order is cancelled.\n\nThis plan keeps" in capsys.readouterr().out
