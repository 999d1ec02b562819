"""The plan as tables on a terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.view.board import Board
from api.view.summary import summary
from scheduler.plan import Violation
from tests.api.body_shop import body_shop


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


def test_what_goes_on_beside_the_work_is_told_in_paragraphs(capsys: pytest.CaptureFixture[str]) -> None:
    summary(body_shop(), timeline=False)
    paragraphs = [p.splitlines() for p in capsys.readouterr().out.split("\n\n")]
    told = {lines[0]: lines[1:] for lines in paragraphs if lines and lines[0].endswith(":")}
    assert told == {
        "Booth cycles:": [
            "  Booth 1, Wed 25 Nov 09:00–11:00, Mild 45 °C, 5 of 6 panels, colour silver: M-BP 101 (3), M-EV 202 (2); "
            "coat 09:00 Paul Lack"
        ],
        "Carried over:": [
            "  M-BP 101 101: 1 operation left from Polish on (4.0 h of work); "
            "ready Fri 27 Nov 12:00, promised Fri 27 Nov 17:00, kept"
        ],
        "Optional, not done:": ["  M-EV 202 202: Wax"],
        "Loaners:": ["  M-EW 1 (compact) for M-EV 202, 08:00 until Thu 26 Nov 17:00, free again Thu 26 Nov 17:30"],
        "Overtime:": ["  Eva Chef: Wed 25 Nov 17:00–17:30"],
        "Yard:": [
            "  at most 2 cars at once on 1 place",
            "  M-SU 303: overflow Wed 25 Nov 08:40–10:00",
            "  M-EV 202: overflow Wed 25 Nov 17:30–Thu 26 Nov 08:10",
        ],
    }


def test_booths_have_their_two_figures(capsys: pytest.CaptureFixture[str]) -> None:
    """One cycle in three open days; an hour of filling and 40 minutes of coat; 5 of 6 panels."""
    summary(body_shop(), timeline=False)
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "Booths 0.3 cycles a day 1.7 h of paint work each 83%" in rows


def test_a_day_without_all_that_has_no_such_paragraphs(lines: list[str]) -> None:
    assert not any(line.startswith(("Booth", "Carried", "Optional", "Loaner", "Overtime", "Yard")) for line in lines)


def test_long_lists_of_clashes_are_cut(board: Board, capsys: pytest.CaptureFixture[str]) -> None:
    waived = tuple(Violation("shift", f"clash {number}", waived=True) for number in range(11))
    judgement = replace(board.outcome.judgement, waived=waived)
    summary(replace(board, outcome=replace(board.outcome, judgement=judgement)), timeline=False)
    out = capsys.readouterr().out
    assert "  shift: clash 7\n  and 3 more\n" in out
