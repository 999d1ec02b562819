"""What is proved of our plans: tiers 1 and 2, by load and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benchmarks.figures import at, gap, mean
from benchmarks.matrix import SECONDS
from benchmarks.tables import Record, Results, cell, cell_name, markdown, percent, where

HEAD = (
    "days",
    "load",
    "tiers 1–2 proved in 30 s",
    "in 60 s",
    "tier 1 gap 0",
    "tier 1 gap, mean · worst",
    "tier 2 gap, mean · worst",
    "first plan, ms, mean · worst",
)


def table(results: Results) -> str:
    """One row per kind of day and load. Gaps after 60 s; tier 1 in class weights, tier 2 in % of the value."""
    ours = where(results, lambda run: run.solver == "ours" and run.seconds == SECONDS and run.day.orders is None)
    cells: dict[tuple[tuple[str, str, int], int], list[Record]] = {}
    for run, record in ours.items():
        cells.setdefault((cell(run), run.day.load), []).append(record)
    return markdown(HEAD, _rows(cells))


def _rows(cells: dict[tuple[tuple[str, str, int], int], list[Record]]) -> Iterator[Sequence[object]]:
    for (key, load), records in sorted(cells.items()):
        first = [record["score"][0] - (record["bounds"][-1][1][0] or 0) for record in records]
        second = [gap(record["score"][1], record["bounds"][-1][1][1]) for record in records]
        plans = [1000 * record["first plan s"] for record in records]
        count = len(records)
        yield (
            cell_name(key),
            f"{load} %",
            *(f"{sum(is_proved(record, s) for record in records)} of {count}" for s in (30, SECONDS * 2)),
            f"{first.count(0)} of {count}",
            f"{mean(first):.1f} · {max(first)}",
            f"{percent(mean(second))} · {percent(max(second))}",
            f"{mean(plans):.0f} · {max(plans):.0f}",
        )


def is_proved(record: Record, seconds: float) -> bool:
    """Tiers 1 and 2 meet their bounds by then."""
    value = at(record["steps"], seconds)
    known = [bounds for second, bounds in record["bounds"] if second <= seconds]
    if value is None or not known:
        return False
    return all(bound is not None and v <= bound for v, bound in zip(value[:2], known[-1][:2], strict=True))
