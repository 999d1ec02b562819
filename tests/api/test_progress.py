"""How a search is going, on stderr."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.view.board import Board
from api.view.progress import Lines, LivingLine, worded
from scheduler.ports import Progress


@pytest.fixture
def report(board: Board) -> Progress:
    """After a second; the first tier's 23 is proved to be no less than 20."""
    outcome = board.outcome
    return Progress(1.0, "improve", outcome.plan, outcome.judgement, (20, *outcome.bounds[1:]))


def test_a_line_says_seconds_phase_score_bound_and_gap(report: Progress) -> None:
    """Gap: 3 of 23 are 13 %."""
    assert worded(report, 1.0).startswith("  1.0 s  improve  promises 23 (bound 20, gap 13%) · lateness and waiting ")


def test_a_proved_tier_says_so(report: Progress) -> None:
    assert "promises 23 proved ·" in worded(replace(report, bounds=(23, None, None, None)), 1.0)


def test_elsewhere_than_on_a_terminal_a_line_comes_at_most_every_two_seconds(
    report: Progress, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = Lines()
    for seconds in (0.1, 1.0, 2.0, 2.1, 4.0, 4.1):
        lines(replace(report, seconds=seconds))
    captured = capsys.readouterr()
    assert [line.split()[0] for line in captured.err.splitlines()] == ["0.1", "2.1", "4.1"]
    assert captured.out == ""


def test_on_a_terminal_the_line_shows_the_last_report(report: Progress) -> None:
    line = LivingLine()
    assert line.__rich__().plain.endswith("s  starting")
    line(report)
    line(replace(report, phase="prove"))
    assert "s  prove  promises 23" in line.__rich__().plain
