"""Days that bounds are tried on."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.translate import to_problem

DAYS = Path(__file__).resolve().parents[3] / "fixtures" / "days"


@cache
def fixture(name: str) -> Problem:
    """A day of the fixtures."""
    return to_problem(read_day((DAYS / f"{name}.json").read_bytes()))


def overloaded() -> Problem:
    """61 orders, more than can be done."""
    return fixture("overloaded")
