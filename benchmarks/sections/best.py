"""How far our plan is from the best that any run of any solver found, and how value comes over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.days import Day
from benchmarks.figures import Values, at, distance, mean
from benchmarks.matrix import SECONDS
from benchmarks.tables import Record, Results, cell, cell_name, markdown, percent, where

TIMES = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60)


def table(results: Results) -> str:
    """After 10 s: on how many days tier 1 is the best known, and tier 2 above the best on those, mean and worst."""
    head = ("days", "load", "tier 1 as the best", "tier 2 above the best, mean", "worst", "best found by")
    return markdown(head, _rows(results, 10))


def over_time(results: Results) -> str:
    """Mean distance of tier 1 and tier 2 to the best by time; days without a plan by then are counted."""
    head = ("days", *(f"{t:g} s" for t in TIMES))
    best = bests(results)
    ours = where(results, lambda run: run.solver == "ours" and run.day.orders is None and run.seconds >= SECONDS)
    rows: dict[tuple[str, str, int], list[tuple[Record, Values]]] = {}
    for run, record in ours.items():
        if run.seconds == SECONDS:
            rows.setdefault(cell(run), []).append((record, best[run.day, run.variant][0]))
    shown = ((cell_name(key), *(_at(found, t) for t in TIMES)) for key, found in sorted(rows.items()))
    return markdown(head, shown)


def bests(results: Results) -> dict[tuple[Day, str], tuple[Values, str]]:
    """The best score by day and variant, and which solver found it first."""
    found: dict[tuple[Day, str], tuple[Values, str]] = {}
    for run, record in results.items():
        if record["valid"] and record.get("found", True):
            key, value = (run.day, run.variant), tuple(record["score"][:2])
            who = f"{run.solver} {run.seconds:g} s"
            found[key] = min(found.get(key, (value, who)), (value, who), key=lambda entry: entry[0])
    return found


def _rows(results: Results, seconds: float) -> Iterator[Sequence[object]]:
    best = bests(results)
    cells: dict[tuple[tuple[str, str, int], int], list[tuple[Record, Values, str]]] = {}
    for run, record in results.items():
        if run.solver == "ours" and run.seconds == SECONDS and run.day.orders is None:
            cells.setdefault((cell(run), run.day.load), []).append((record, *best[run.day, run.variant]))
    for (key, load), found in sorted(cells.items()):
        reached = [(at(record["steps"], seconds), value) for record, value, _ in found]
        away = [distance(value[:2], b) if value else None for value, b in reached]
        equal = [share for share in away if share is not None]
        by = ", ".join(sorted({who for _, _, who in found}))
        shares = (percent(mean(equal)), percent(max(equal))) if equal else ("", "")
        yield (cell_name(key), f"{load} %", f"{len(equal)} of {len(away)}", *shares, by)


def _at(found: Sequence[tuple[Record, Values]], seconds: float) -> str:
    reached = [(at(record["steps"], seconds), best) for record, best in found]
    planned = [(value, best) for value, best in reached if value is not None]
    none = f" ({len(reached) - len(planned)} without)" if len(planned) < len(reached) else ""
    first = mean(value[0] - best[0] for value, best in planned)
    second = mean(value[1] - best[1] for value, best in planned)
    return f"{first:+.0f} · {second:+.0f}{none}" if planned else "none"
