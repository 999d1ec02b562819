"""Why orders are late or left out, on the terminal, on the page, and as a command."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app
from api.view.board import Board
from api.view.html.page import page
from api.view.summary import summary
from api.view.whys import why_lines
from scheduler.documents.plan import PlanDocument
from scheduler.why import Cause, Relaxation, Why
from tests.api.conftest import Files

LATE = Why(
    "late", "late by 40 min", Cause.BAY, "job waits", None, ("tight", "gone"), Relaxation("one more bay", 2_010, True)
)
OUT = Why("out", "left out", Cause.WORK, "it is too much", relaxation=Relaxation("60 min overtime", 60, False))


@pytest.fixture
def explained(board: Board) -> Board:
    """The late order and the one left out are explained."""
    return replace(board, outcome=replace(board.outcome, whys={"late": LATE, "out": OUT}))


def workshop(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_every_reason_names_who_is_in_the_way_and_what_would_help(explained: Board) -> None:
    """An order that the day does not have any more is in nobody's way."""
    assert why_lines(explained) == [
        "  粤B-12345 late late by 40 min: job waits, held by M-NA 977",
        "    cheapest way out: one more bay",
        "  <script>alert(1)</script> out left out: it is too much",
        "    cheapest way to plan it at all: 60 min overtime",
    ]


def test_the_table_leaves_the_reason_to_the_list_below(explained: Board, capsys: pytest.CaptureFixture[str]) -> None:
    summary(explained, timeline=False)
    shown = capsys.readouterr().out
    assert "Late or left out:\n  粤B-12345 late late by 40 min: job waits, held by M-NA 977\n" in shown
    assert "the lift is full" not in shown


def test_the_page_lists_late_orders_with_those_left_out(explained: Board) -> None:
    shown = page(explained)
    assert "Late or left out (2)" in shown
    assert "late late by 40 min: job waits, held by M-NA 977<p" in shown
    assert "cheapest way out: one more bay</p>" in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;</b> out left out: it is too much" in shown


def test_why_tells_of_all_orders_or_of_one(files: Files) -> None:
    """粤B-12345 may begin when M-NA 977 leaves the bay at 11; out needs 5 h from 8 to 15, of which 4 are gone by 14."""
    everything = workshop("why", files.day, files.plan)
    assert everything.exit_code == 0
    assert "粤B-12345 late late by 40 min" in everything.stdout
    assert "<script>alert(1)</script> out left out" in everything.stdout
    one = workshop("why", files.day, files.plan, "粤B-12345")
    assert "粤B-12345 late late by 40 min" in one.stdout
    assert "left out" not in one.stdout


def test_why_has_nothing_to_say_of_a_promise_that_is_kept(files: Files) -> None:
    result = workshop("why", files.day, files.plan, "kept")
    assert result.stdout == "Order kept is neither late nor left out.\n"


def test_why_refuses_an_order_that_there_is_not(files: Files) -> None:
    result = workshop("why", files.day, files.plan, "4711")
    assert (result.exit_code, result.stderr) == (2, "error: there is no order 4711 in this plan.\n")


@pytest.mark.parametrize(("edited", "told"), [(False, "it is too much"), (True, "finds no free")])
def test_show_believes_what_is_written_only_while_the_plan_is_as_it_was(
    files: Files, tmp_path: Path, edited: bool, told: str
) -> None:
    """The score of an edited plan is not the one that was written with its reasons."""
    document = PlanDocument.model_validate_json(files.plan.read_bytes())
    written = [{"order": "out", "verdict": "left out", "cause": "work", "reason": "it is too much"}]
    values = [tier.model_copy(update={"value": tier.value + edited}) for tier in document.score]
    changed = document.model_dump(by_alias=True) | {"why": written, "score": [tier.model_dump() for tier in values]}
    files.plan.write_text(PlanDocument.model_validate(changed).model_dump_json(by_alias=True), "utf-8")
    shown = tmp_path / "page.html"
    assert workshop("show", files.day, files.plan, "--html", shown).exit_code == 0
    assert told in shown.read_text("utf-8")
