"""Records by what was run, and Markdown rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.runs import Run

Record = dict[str, Any]
Results = dict[Run, Record]
"""The latest record of every run, whatever code it was made with."""


def results_of(records: Iterable[Record]) -> Results:
    """By run; a later record replaces an earlier one of the same run."""
    return {Run.from_words(record["run"]): record for record in records}


def where(results: Results, accepts: Callable[[Run], bool]) -> Results:
    """Some of them."""
    return {run: record for run, record in results.items() if accepts(run)}


def cell(run: Run) -> tuple[str, str, int]:
    """Size and kind, variant, days: what days are told apart by, but for load and seed."""
    return (f"{run.day.size} {'full' if run.day.full else 'mechanical'}", run.variant, run.day.days)


def cell_name(key: tuple[str, str, int]) -> str:
    """In words."""
    kind, variant, days = key
    return f"{kind}{', plain' if variant == 'plain' else ''}, {days} day{'s' * (days > 1)}"


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; empty without rows."""
    lines = ["| " + " | ".join(map(str, row)) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join(["| " + " | ".join(head) + " |", "|" + "---|" * len(head), *lines])


def percent(share: float) -> str:
    """One digit below 10 %."""
    return f"{100 * share:.1f} %" if abs(share) < 0.1 else f"{100 * share:.0f} %"
