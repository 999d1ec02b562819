"""Views of a plan that are kept ready: right, the same again, and never more than fits."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date, timedelta

import pytest

from api.planning import windowing
from api.planning.windowing import view
from scheduler.documents import example

DAY = date(2026, 11, 24)


def plan(version: int, status: str = "") -> str:
    return json.dumps({**example.PLAN, "version": version, "status": status})


def test_a_view_of_the_same_plan_is_not_worked_out_again() -> None:
    first = view(plan(1), "Asia/Shanghai", DAY, 1)
    assert view(plan(1), "Asia/Shanghai", DAY, 1) is first
    assert json.loads(view(plan(2), "Asia/Shanghai", DAY, 1))["version"] == 2


def test_a_view_has_what_lies_in_its_days() -> None:
    placements = {
        days: len(json.loads(view(plan(1), "Asia/Shanghai", DAY + timedelta(days), 1))["placements"]) for days in (0, 9)
    }
    assert placements == {0: len(example.PLAN["placements"]), 9: 0}


def test_views_that_are_kept_have_a_size_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has 2000 characters and some more: there is room for four of them."""
    monkeypatch.setattr(windowing, "MOST", 11_000)
    plans = [plan(number, "x" * 2_000) for number in range(5)]
    views = [view(each, "Asia/Shanghai", DAY, 1) for each in plans]
    assert all(2_000 < len(each) < 2_700 for each in views)
    assert view(plans[4], "Asia/Shanghai", DAY, 1) is views[4]
    assert view(plans[0], "Asia/Shanghai", DAY, 1) is not views[0]


def test_a_plan_is_not_kept_for_the_sake_of_its_view() -> None:
    """Twenty plans of a megabyte, with views of some hundred characters."""
    tracemalloc.start()
    for number in range(20):
        view(plan(number) + " " * 1_000_000, "Asia/Shanghai", DAY, 1)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 2_000_000
