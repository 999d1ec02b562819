"""The map in `tests/README.md` names only what is there, and every rule, goal and fixture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from scheduler.goals import GOALS
from scheduler.problem import Problem
from scheduler.read import read_day
from scheduler.rules import RULES
from scheduler.translate import to_problem

TESTS = Path(__file__).parent
ROOT = TESTS.parent
DAYS = sorted(path.stem for path in (ROOT / "fixtures/days").glob("*.json"))
TINY = {path.name.partition(".")[0] for path in (ROOT / "fixtures/tiny").iterdir()}
TWINS = {"test_rule_and_constraint_accept_the_same_plans", "test_goal_and_objective_agree_on_every_plan"}


class Row(NamedTuple):
    """One line of the map: the names in its cells."""

    what: str
    said: tuple[str, ...]
    tests: tuple[str, ...]
    tiny: tuple[str, ...]
    shown: tuple[str, ...]


def rows() -> Iterator[Row]:
    for line in (TESTS / "README.md").read_text("utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| what |"):
            what, *cells = (cell.strip() for cell in line.strip("|").split(" | "))
            said, tests, tiny, shown = (tuple(re.findall(r"`([^`]+)`", cell)) for cell in cells)
            yield Row(what, said, tests, tiny, shown)


MAP = tuple(rows())


@cache
def names_in(file: str) -> set[str]:
    path = TESTS / file
    return set(re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)) if path.is_file() else set()


@pytest.mark.parametrize("row", MAP, ids=lambda row: row.what)
def test_every_module_test_and_tiny_day_that_is_named_exists(row: Row) -> None:
    assert row.said
    assert row.tests
    assert [name for name in row.said if not (ROOT / f"scheduler/{name}.py").is_file()] == []
    assert [name for name in row.tests if not _is_there(name)] == []
    assert set(row.tiny) <= TINY


def _is_there(name: str) -> bool:
    file, _, test = name.partition("::")
    return test in names_in(file) if test else bool(TWINS & names_in(file))


def test_every_row_shows_only_days_and_what_is_in_them() -> None:
    """Every name after a day is one of its orders, operations, people, bays, booths or loaners."""
    missing = [
        f"{day}: {name}" for row in MAP for day, name in _shown(row) if day not in DAYS or name not in known(day)
    ]
    assert missing == []


def _shown(row: Row) -> Iterator[tuple[str, str]]:
    day = ""
    for name in row.shown:
        if not day or name in DAYS:
            day = name
        yield day, name


@cache
def known(day: str) -> set[str]:
    problem: Problem = to_problem(read_day((ROOT / f"fixtures/days/{day}.json").read_bytes()))
    parts = (problem.orders, problem.operations, problem.technicians, problem.bays, problem.booths, problem.loaners)
    return {day}.union(*parts)


def test_every_rule_every_goal_and_every_fixture_has_its_row() -> None:
    said = {name for row in MAP for name in row.said}
    rules = {rule.__name__.removeprefix("scheduler.").replace(".", "/") for rule in RULES}
    assert rules | {f"goals/{goal}" for goal in GOALS} <= said
    assert {name for row in MAP for name in row.tiny} == TINY
    assert {name for row in MAP for name in row.shown} >= set(DAYS)
