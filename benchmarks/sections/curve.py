"""The capacity curve: promises kept and FRU finished against orders offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.figures import mean
from benchmarks.tables import Record, Results, markdown, where

HEAD = (
    "workshop",
    "orders offered",
    "days",
    "kept, ours",
    "kept at most (proved)",
    "kept, first come",
    "FRU, ours",
    "FRU, first come",
)


@dataclass(frozen=True, slots=True)
class Point:
    """Means over the seeds of one size and one number of orders; FRU: 5 min of standard labour."""

    size: str
    orders: int
    days: int
    kept: float
    most: float
    kept_by_hand: float
    fru: float
    fru_by_hand: float


def points(results: Results) -> list[Point]:
    """Every point for which both were run, by size and orders."""
    return sorted(_points(results), key=lambda p: (("small", "medium", "large").index(p.size), p.orders))


def table(results: Results) -> str:
    """One row a point."""
    return markdown(
        HEAD,
        (
            (
                p.size,
                p.orders,
                p.days,
                f"{p.kept:.1f}",
                f"{p.most:.1f}",
                f"{p.kept_by_hand:.1f}",
                f"{p.fru:.0f}",
                f"{p.fru_by_hand:.0f}",
            )
            for p in points(results)
        ),
    )


def _points(results: Results) -> Iterator[Point]:
    chosen = where(results, lambda run: run.day.orders is not None and not run.day.grown and run.day.days == 1)
    pairs: dict[tuple[str, int], list[tuple[Record, Record]]] = {}
    by_hand = {run.day: record for run, record in chosen.items() if run.solver == "first_come"}
    for run, record in chosen.items():
        if run.solver == "ours" and run.day in by_hand:
            pairs.setdefault((run.day.size, run.day.orders or 0), []).append((record, by_hand[run.day]))
    for (size, orders), found in pairs.items():
        yield Point(
            size,
            orders,
            len(found),
            mean(ours["kept"] for ours, _ in found),
            mean(ours["most kept"] for ours, _ in found),
            mean(theirs["kept"] for _, theirs in found),
            mean(ours["labour"] for ours, _ in found),
            mean(theirs["labour"] for _, theirs in found),
        )
