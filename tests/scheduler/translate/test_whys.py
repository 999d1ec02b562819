"""Why orders are late or left out survives being written down."""

from __future__ import annotations

from dataclasses import replace

from scheduler.plan import LeftOut, Plan
from scheduler.translate import to_document, to_whys
from scheduler.why import Cause, Relaxation, Why
from tests.scheduler.translate.plans import document
from tests.scheduler.translate.test_document import DAY, PROBLEM, outcome

LATE = Why(
    "3", "late by 40 min", Cause.RELEASE, "it waits for a disc", "3/first", ("2",), Relaxation("disc sooner", 45, True)
)
OUT = Why("2", "left out", Cause.WORK, "it is too much")
WHYS = {why.order: why for why in (LATE, OUT)}


def test_what_is_written_is_read_again() -> None:
    told = replace(outcome(Plan({}, (), {"2": LeftOut("2")})), whys=WHYS)
    written = to_document(told, PROBLEM, DAY, "status")
    assert [entry.order for entry in written.why] == ["3", "2"]
    assert to_whys(written, PROBLEM) == WHYS


def test_orders_that_are_gone_are_not_told_of() -> None:
    written = to_document(replace(outcome(Plan({})), whys=WHYS), PROBLEM, DAY, "status")
    fewer = replace(PROBLEM, orders={key: order for key, order in PROBLEM.orders.items() if key != "3"})
    assert list(to_whys(written, fewer)) == ["2"]


def test_a_plan_written_before_there_were_reasons_tells_none() -> None:
    assert to_whys(document(), PROBLEM) == {}
