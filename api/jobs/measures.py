"""How good a solve is, and what Prometheus is told of one that is over."""

from __future__ import annotations

from api.http.metrics import GAP, SOLVE_SECONDS
from api.store.tables import Solve


def measure(row: Solve) -> None:
    """Its time, and how far the first tier that is not proved may be from the best; nothing while it goes on."""
    if row.finished_at is None or row.started_at is None:
        return
    SOLVE_SECONDS.labels(row.status).observe((row.finished_at - row.started_at).total_seconds())
    gaps = [gap(value, bound) for value, bound in zip(row.scores or (), row.bounds or (), strict=True)]
    first = next((found for found in gaps if found != 0.0), 0.0 if gaps else None)
    if first is not None:
        GAP.observe(first)


def gap(value: int, bound: int | None) -> float | None:
    """How far the best plan may be from the best there is."""
    if bound is None:
        return None
    return (value - bound) / value if value else 0.0
