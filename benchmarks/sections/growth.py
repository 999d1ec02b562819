"""How the time to a settled plan grows with the orders of a day, in a workshop that grows with them."""

from __future__ import annotations

from benchmarks.figures import mean, settled
from benchmarks.tables import Record, Results, markdown, where

HEAD = ("orders a day", "operations", "days", "first plan, ms", "s to 1 % of the last value", "s per 100 orders")


def points(results: Results) -> list[tuple[int, list[Record]]]:
    """Records by orders a day."""
    found: dict[int, list[Record]] = {}
    for run, record in where(results, lambda run: run.day.grown and run.solver == "ours").items():
        found.setdefault(run.day.orders or 0, []).append(record)
    return sorted(found.items())


def table(results: Results) -> str:
    """One row per number of orders: means over the seeds."""
    rows = []
    for orders, records in points(results):
        seconds = mean(settled(record["steps"]) for record in records)
        first = 1000 * mean(record["first plan s"] for record in records)
        operations = mean(record["operations"] for record in records)
        cells = (f"{operations:.0f}", len(records), f"{first:.0f}", f"{seconds:.1f}", f"{100 * seconds / orders:.1f}")
        rows.append((orders, *cells))
    return markdown(HEAD, rows)
